//! Judging everybody anew, as the screen sees it: until it is done the marks are those of the former rules, and say so.

use crate::domain::fault::store::StoreFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::messages::{fault, judging as words};
use crate::tui::command::WhyNot;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::told::{Judging, JudgingNews, Stale};

/// Takes what the judging tells.
pub fn hear(model: &mut Model, news: JudgingNews) {
    let lang = model.lang();
    let was_told = matches!(model.judging, Judging::Running(Some(_)));
    model.judging = match news {
        JudgingNews::Begun => Judging::Running(None),
        JudgingNews::Progress(done, all) => Judging::Running(Some((done, all))),
        JudgingNews::Done(Ok(())) => {
            if was_told {
                model.inform(words::judged(lang));
            }
            Judging::Idle
        }
        JudgingNews::Done(Err(why)) if is_stopped(&why) => {
            model.inform(words::stopped(lang));
            Judging::Stopped
        }
        // Whoever can only read is told so in the title.
        JudgingNews::Done(Err(why)) if why.kind == FaultKind::Store(StoreFault::ReadOnly) => Judging::Idle,
        JudgingNews::Done(Err(why)) => {
            model.complain(fault::sentence(lang, &why));
            Judging::Idle
        }
    };
}

fn is_stopped(why: &Fault) -> bool {
    why.kind == FaultKind::Store(StoreFault::Cancelled)
}

/// Why the marks are old, if they are.
pub fn stale(model: &Model) -> Option<Stale> {
    let is_due = model.overview.as_ref().is_some_and(|overview| overview.judging);
    match model.judging {
        _ if model.present.is_some() => None,
        Judging::Running(progress) if is_due || progress.is_some() => Some(Stale::Judging),
        Judging::Stopped => Some(Stale::Waiting),
        Judging::Idle if is_due => Some(Stale::Waiting),
        Judging::Idle | Judging::Running(_) => None,
    }
}

/// Gives the judging up, if it takes so long that the screen shows it; whether it does.
pub fn stop(model: &mut Model) -> bool {
    let is_shown = matches!(model.judging, Judging::Running(Some(_)));
    if is_shown {
        model.want(Effect::StopJudging);
    }
    is_shown
}

/// The marks are old, and nothing is under way here.
///
/// # Errors
/// Why not.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    if model.present.is_some() {
        return Err(WhyNot::OtherDay);
    }
    if stale(model) == Some(Stale::Waiting) { Ok(()) } else { Err(WhyNot::NotStale) }
}

/// Command: judges what is due.
pub fn anew(model: &mut Model) {
    model.want(Effect::JudgeAnew);
}
