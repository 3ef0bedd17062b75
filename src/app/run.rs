//! The one loop: what happened goes into the model, what the model wants is carried out, the frame is drawn.
//!
//! It blocks until something happens: no tick. All that has come is read before one frame is drawn.

use std::path::Path;
use std::time::Duration;

use crate::app::clipboard;
use crate::app::clock;
use crate::app::copier::Copier;
use crate::app::crash;
use crate::app::event::{Event, News};
use crate::app::idle::Idle;
pub use crate::app::idle::Left;
use crate::app::incoming::Incoming;
use crate::app::judging::Judging;
use crate::app::keeper::{Keeper, Kept};
use crate::app::other_day::{Made, Sources};
use crate::app::ready::Ready;
use crate::app::search::Told;
use crate::app::signals::{self, Signal, Taken};
use crate::app::timers::Timers;
use crate::app::trial::Trials;
use crate::app::wake::{self, Wakeup};
use crate::app::workers::{Done, Job, Writer};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::store::{Login, Presence, Watch, Woken};
use crate::terminal::guard::{self, Guard};
use crate::terminal::input::Decoder;
use crate::terminal::kind::Manner;
use crate::terminal::present::Presenter;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::key::Input;
use crate::tui::lines::Order;
use crate::tui::message::Message;
use crate::tui::model::{Model, Size};
use crate::tui::settings::Settings;
use crate::tui::told::JudgingNews;
use crate::tui::update::{start, update};
use crate::tui::view::view;

/// Whether the loop goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Going {
    On,
    /// As soon as nothing is being written any more.
    Leaving,
    /// At once: nobody is there.
    Gone,
}

/// Opens a roster on the screen and returns when the user leaves.
///
/// # Errors
/// The roster or the terminal cannot be opened.
pub fn run(path: &Path, settings: Settings, login: Login, manner: Manner) -> Result<Left, Fault> {
    let (waker, wakeup) = wake::pair()?;
    let sources = Sources::of(path, &login, &waker)?;
    let watch = Watch::new(path)?;
    let lang = settings.lang;
    let guard = Guard::of(manner.ability)?;
    crash::prepare(path.parent().unwrap_or(Path::new(".")).to_owned(), lang);
    let signals = signals::take(waker.clone())?;
    let (width, height) = guard::size();
    let presence = Presence::new(path, &settings.actor, settings.seed);
    let keeper = Keeper::new(path.to_owned(), settings.actor.clone(), waker.clone());
    let copier = Copier::new(path.to_owned(), waker.clone());
    let screen = Screen {
        model: Model::new(settings, Size { width, height }),
        presenter: Presenter::of(manner.ability),
    };
    let mut program = Program {
        screen,
        sources,
        judging: Judging::of(path, waker.clone()),
        trials: Trials::of(path, login.clone(), waker.clone()),
        writer: Writer::new(path.to_owned(), login, waker),
        keeper,
        presence,
        idle: Idle::new(manner.leave_after),
        copier,
        wakeup,
        watch,
        signals,
        incoming: Incoming::new(Decoder::of(manner.ability), manner.escape_wait),
        timers: Timers::default(),
        today: clock::today(),
        going: Going::On,
    };
    let wanted = start(&mut program.screen.model);
    program.carry_out(wanted);
    program.draw();
    program.keeper.claim();
    program.catch_up();
    program.tell(Message::Presence(program.presence.others()));
    program.copier.look(program.sources.present());
    if let Ok(Some(count)) = program.sources.present().lost_end() {
        program.tell(Message::EndLost(count));
        program.draw();
    }
    while program.goes_on() {
        for event in program.wait() {
            program.happen(event);
        }
        program.draw();
    }
    // The terminal is given back before the writer is waited for: what it still does needs no screen.
    drop(guard);
    let idle = program.idle.is_ended();
    program.end();
    Ok(if idle { Left::Idle } else { Left::ByHand })
}

struct Screen {
    model: Model,
    presenter: Presenter,
}

struct Program {
    screen: Screen,
    keeper: Keeper,
    presence: Presence,
    idle: Idle,
    copier: Copier,
    sources: Sources,
    judging: Judging,
    trials: Trials,
    writer: Writer,
    wakeup: Wakeup,
    watch: Watch,
    signals: Taken,
    incoming: Incoming,
    timers: Timers,
    today: Day,
    going: Going,
}

impl Program {
    fn goes_on(&self) -> bool {
        match self.going {
            Going::On => true,
            Going::Leaving => self.writer.is_busy(),
            Going::Gone => false,
        }
    }

    /// Ends what is still at work; the terminal is given back already.
    fn end(mut self) {
        // From here on the program ends by itself: no signal may cut off a commit that waits for its turn.
        self.signals.leave();
        // A draft whose save has come through meanwhile is none any more.
        for done in self.writer.finish() {
            self.happen(Event::Done(done));
        }
    }

    fn draw(&mut self) {
        if self.going == Going::Gone {
            return;
        }
        // What the screen shows must not be lost with it.
        self.keeper.settle();
        let frame = view(&self.screen.model);
        let bytes = self.screen.presenter.present(frame);
        if !bytes.is_empty() && guard::write(bytes).is_err() {
            self.going = Going::Gone;
        }
    }

    /// Has judged what the day or changed rules have made due, if they have; most starts need no judging.
    fn catch_up(&mut self) {
        match self.sources.present().is_due(self.today) {
            Ok(true) if self.judging.begin(self.today) => self.tell(Message::Judging(JudgingNews::Begun)),
            // Another session has done what was stopped here.
            Ok(false) if self.judging.release() => self.tell(Message::Judging(JudgingNews::Done(Ok(())))),
            // What hinders reading is told by the questions of the screen.
            Ok(_) | Err(_) => {}
        }
    }

    /// Takes a message into the model and carries out what it wants.
    fn tell(&mut self, message: Message) {
        let wanted = update(&mut self.screen.model, message);
        self.carry_out(wanted);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut waiting: std::collections::VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Ask(wanted, question) => {
                    let message = if let Some(answer) =
                        self.sources.asked().reader.ask_shortly(&question).transpose()
                    {
                        Message::Answer(wanted, Box::new(answer))
                    } else {
                        self.sources.asked().searcher.send(wanted, question);
                        Message::Waiting(wanted, None)
                    };
                    waiting.extend(update(&mut self.screen.model, message));
                }
                Effect::Stop => {
                    self.sources.stop();
                    self.trials.stop();
                }
                Effect::TryRules(text, day) => self.trials.begin(text, day),
                Effect::StopJudging => self.judging.stop(),
                Effect::JudgeAnew => {
                    self.judging.release();
                    self.catch_up();
                }
                Effect::LookAt(Some(as_of)) => {
                    if let Err(fault) = self.sources.look_at(as_of) {
                        let failed = Message::LookedAt(Box::new(Err(fault)));
                        waiting.extend(update(&mut self.screen.model, failed));
                    }
                }
                Effect::LookAt(None) => self.sources.come_back(),
                Effect::Apply(set) => self.writer.send(Job::Apply(set)),
                Effect::Undo(op) => self.writer.send(Job::Undo(op)),
                Effect::Revert(op, seq) => self.writer.send(Job::Revert(op, seq)),
                Effect::UndoRules(op) => self.writer.send(Job::UndoRules(op)),
                Effect::Redo(op) => self.writer.send(Job::Redo(op)),
                Effect::CopyRows(rows) => self.copy(&clipboard::lines(&rows)),
                Effect::Copy(text) => self.copy(&clipboard::cell(&text)),
                Effect::Keep(draft) => self.keeper.keep(draft),
                Effect::Forget(id) => self.keeper.forget(id),
                Effect::Attend(people) => self.presence.attend(&people),
                Effect::KeepCopy => self.copier.begin(),
                Effect::StartNoticeTimer(number) => self.timers.start(number),
                Effect::Repaint => self.screen.presenter.forget(),
                Effect::Quit => self.going = Going::Leaving,
            }
        }
    }

    fn copy(&mut self, text: &str) {
        if guard::write(&guard::copy_sequence(text)).is_err() {
            self.going = Going::Gone;
        }
    }

    fn take(&mut self, input: Input) {
        let Input::Line(line) = input else { return self.tell(Message::Input(input)) };
        for step in Order::of(&self.screen.model, &line) {
            self.tell(Message::Input(step));
        }
        self.screen.presenter.answer();
        self.draw();
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Input(inputs) => inputs.into_iter().for_each(|input| self.take(input)),
            // The end of a pipe is no end of what it has asked for.
            Event::HangUp if self.screen.model.is_spoken() => self.going = Going::Leaving,
            Event::HangUp => self.going = Going::Gone,
            Event::Signal(signal @ (Signal::Resized | Signal::Continued)) => {
                if signal == Signal::Continued {
                    guard::resume();
                }
                let (width, height) = guard::size();
                self.screen.presenter.forget();
                self.tell(Message::Input(Input::Resize(width, height)));
            }
            Event::Signal(Signal::End) => {
                self.tell(Message::Terminate);
                self.going = Going::Gone;
            }
            #[cfg(debug_assertions)]
            Event::Signal(Signal::Fail) => crash::fail(),
            Event::Done(Done::Applied(op, outcome)) => {
                if outcome.is_err() && self.going == Going::Leaving {
                    // What was refused is still on the screen: the user decides once more.
                    self.going = Going::On;
                }
                if outcome.is_ok() {
                    self.copier.look(self.sources.present());
                }
                self.tell(Message::Applied { op, outcome });
            }
            Event::Worker(news) => self.hear(news),
            Event::Committed => {
                self.tell(Message::Changed);
                self.catch_up();
            }
            Event::Presence(others) => self.tell(Message::Presence(others)),
            Event::Idle => {
                self.tell(Message::Terminate);
                self.going = Going::Gone;
            }
            Event::NoticeOver(number) => self.tell(Message::NoticeExpired(number)),
            Event::Midnight => {
                self.judging.release();
                self.catch_up();
            }
        }
    }

    /// What a thread beside the loop has told.
    fn hear(&mut self, news: News) {
        match news {
            News::Copied(told) => self.tell(told.into()),
            News::Told(Told::Progress(wanted, looked, about)) => {
                self.tell(Message::Waiting(wanted, Some((looked, about))));
            }
            News::Told(Told::Answer(wanted, answer)) => self.tell(Message::Answer(wanted, answer)),
            News::Made(Made::Progress(done, all)) => {
                self.tell(Message::Waiting(Wanted::OtherDay, Some((done, all))));
            }
            News::Made(Made::Done(made)) => {
                let as_of = self.sources.arrive(made);
                self.tell(Message::LookedAt(Box::new(as_of)));
            }
            News::Tried(message) => self.tell(message),
            News::Judged(news) => {
                let is_done = news == JudgingNews::Done(Ok(()));
                self.tell(Message::Judging(news));
                // Rules that were taken over when it was nearly done.
                if is_done {
                    self.catch_up();
                }
            }
            News::Kept(Kept::Left(left)) => self.tell(Message::Drafts(left)),
            News::Kept(Kept::Unread(fault) | Kept::Failed(fault)) => {
                self.tell(Message::DraftsFailed(fault));
            }
        }
    }

    /// Blocks until something happens and gives all that has.
    fn wait(&mut self) -> Vec<Event> {
        let torn = self.incoming.patience();
        let midnight = Duration::from_secs(clock::seconds_to_midnight());
        let timeout = [Some(midnight), torn, self.timers.next(), self.idle.next()]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(midnight);
        let ready = Ready::within(timeout, &self.wakeup, &self.watch);
        let mut events = Vec::new();
        if ready.terminal {
            let read = self.incoming.read();
            events.push(Event::Input(read.inputs));
            events.extend(read.is_end.then_some(Event::HangUp));
        } else {
            events.extend(self.incoming.expire().map(Event::Input));
        }
        if ready.wakeup {
            self.wakeup.clear();
            events.extend(self.signals.take().into_iter().map(Event::Signal));
            events.extend(self.writer.take_done().into_iter().map(Event::Done));
            events.extend(self.keeper.take_told().into_iter().map(News::Kept).map(Event::Worker));
            events.extend(
                self.sources.asked().searcher.take_told().into_iter().map(News::Told).map(Event::Worker),
            );
            events.extend(self.copier.take_told().map(News::Copied).map(Event::Worker));
            events.extend(self.sources.take_made().into_iter().map(News::Made).map(Event::Worker));
            events.extend(self.judging.take_told().into_iter().map(News::Judged).map(Event::Worker));
            events.extend(self.trials.take_told().into_iter().map(News::Tried).map(Event::Worker));
        }
        if ready.watch {
            self.look_around(&mut events);
        }
        events.extend(self.idle.is_over(ready.terminal).then_some(Event::Idle));
        events.extend(self.timers.take_over().into_iter().map(Event::NoticeOver));
        let today = clock::today();
        if today != self.today {
            self.today = today;
            events.push(Event::Midnight);
        }
        events
    }

    /// What others have done.
    fn look_around(&mut self, events: &mut Vec<Event>) {
        // What cannot be told may be anything.
        let woken = self.watch.drain().unwrap_or(Woken { committed: true, ..Woken::default() });
        woken.ended.iter().for_each(|file| self.presence.ended(file));
        if woken.presence {
            events.push(Event::Presence(self.presence.others()));
        }
        if woken.committed {
            events.push(Event::Committed);
        }
    }
}
