//! `server install`: every step explained, with what takes it back; `--write` carries them out.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use clap::ArgMatches;

use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::server::helper;
use crate::cli::server::setup::{Made, Setup};
use crate::cli::{Call, Ended, one};
use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;
use crate::messages::{Lang, server as text};

/// One step: why, what is run, which files are made, and what takes it back.
struct Step {
    why: String,
    run: Vec<Vec<String>>,
    made: Vec<Made>,
    undo: Vec<String>,
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(ToOwned::to_owned).collect()
}

fn steps(lang: Lang, setup: &Setup) -> Vec<Step> {
    let (user, home) = (&setup.user, setup.home.to_string_lossy());
    let (program, backups) = (setup.program.to_string_lossy(), setup.backups());
    let backups = backups.to_string_lossy();
    let (sshd, service, timer) = (setup.sshd(), setup.service(), setup.timer());
    let shown = |made: &Made| made.path.to_string_lossy().into_owned();
    let reload = "systemctl reload ssh";
    vec![
        Step {
            why: text::step_account(lang, user),
            run: vec![
                words(&format!("useradd --system --create-home --home-dir {home} --shell {program} {user}")),
                // The account has no password and is not locked: OpenSSH refuses locked ones.
                words(&format!("usermod -p * {user}")),
            ],
            made: Vec::new(),
            undo: vec![format!("userdel {user}")],
        },
        Step {
            why: text::step_folders(lang, &home),
            run: vec![
                words(&format!("install -d -m 700 -o {user} -g {user} {home}")),
                words(&format!("install -d -m 700 -o {user} -g {user} {backups}")),
            ],
            made: Vec::new(),
            undo: vec![format!("rm -r {home}   # {}", text::all_data(lang))],
        },
        Step {
            why: text::step_sshd(lang),
            undo: vec![format!("rm {}", shown(&sshd)), reload.to_owned()],
            made: vec![sshd],
            run: vec![words("sshd -t"), words(reload)],
        },
        Step {
            why: text::step_timer(lang, &backups),
            undo: vec![
                format!("systemctl disable --now {user}-backup.timer"),
                format!("rm {} {}", shown(&timer), shown(&service)),
            ],
            made: vec![service, timer],
            run: vec![
                words("systemctl daemon-reload"),
                words(&format!("systemctl enable --now {user}-backup.timer")),
            ],
        },
    ]
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let setup = Setup::of(verb).map_err(one)?;
    let steps = steps(call.lang, &setup);
    print(call.lang, &setup, &steps).map_err(one)?;
    if !verb.get_flag("write") {
        say(&text::only_shown(call.lang));
        return Ok(Exit::Done);
    }
    for step in &steps {
        say(&step.why);
        carry_out(&setup, step).map_err(one)?;
    }
    say(&text::installed(call.lang));
    Ok(Exit::Done)
}

fn print(lang: Lang, setup: &Setup, steps: &[Step]) -> Result<(), Fault> {
    let mut out = Output::new();
    for (number, step) in (1..).zip(steps) {
        out.line(&format!("# {number}. {}", step.why))?;
        for made in &step.made {
            out.line(&format!("cat > {} <<'END'", made.path.display()))?;
            made.content.lines().try_for_each(|line| out.line(line))?;
            out.line("END")?;
        }
        for run in &step.run {
            out.line(&run.join(" ").replace(" * ", " '*' "))?;
        }
        step.undo.iter().try_for_each(|line| out.line(&format!("#   {}: {line}", text::undo(lang))))?;
        out.line("")?;
    }
    let (user, program) = (&setup.user, setup.program.display());
    out.line(&format!("# {}", text::then(lang)))?;
    out.line(&format!(
        "runuser -u {user} -- {program} init --province 20 --roster {}",
        setup.roster().display()
    ))?;
    out.line(&format!(
        "runuser -u {user} -- {program} admin key add --roster {} --name NAME --role administrator --under 20 < NAME.pub",
        setup.roster().display()
    ))?;
    out.line(&format!("{program} server doctor --user {user}"))?;
    out.finish()
}

fn failed(what: String, cause: &impl ToString) -> Fault {
    UsageFault::StepFailed { what, cause: cause.to_string() }.into()
}

fn carry_out(setup: &Setup, step: &Step) -> Result<(), Fault> {
    for made in &step.made {
        let path = setup.at(&made.path);
        put(setup, &path, &made.content)
            .map_err(|error| failed(path.to_string_lossy().into_owned(), &error))?;
    }
    for run in step.run.iter().filter(|_| setup.is_real()) {
        let Err(cause) = helper::run(run) else { continue };
        if run.first().is_some_and(|program| program == "sshd") {
            // A configuration that OpenSSH refuses must not be there when it starts the next time.
            step.made.iter().for_each(|made| drop(fs::remove_file(setup.at(&made.path))));
        }
        return Err(failed(run.join(" "), &cause));
    }
    Ok(())
}

/// Makes a file; what somebody else has put there is not written over.
fn put(setup: &Setup, path: &Path, content: &str) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|_| !setup.is_real()) {
        fs::create_dir_all(folder)?;
    }
    if fs::read_to_string(path).is_ok_and(|known| known == content) {
        return Ok(());
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o644).open(path)?;
    file.write_all(content.as_bytes())
}
