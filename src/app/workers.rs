//! The writer thread: commits wait for the disk here, never on the screen.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use crate::app::hand::Hand;
use crate::app::wake::Waker;
use crate::domain::change::{ChangeSet, Outcome, Step};
use crate::domain::fault::Fault;
use crate::domain::id::{OpId, Seq};
use crate::store::Login;

/// What the writer is asked to do.
#[derive(Debug)]
pub(super) enum Job {
    /// A change set.
    Apply(Box<ChangeSet>),
    /// Take back the newest change of one's own, as this operation.
    Undo(OpId),
    /// Take back the newest taking over of rules of one's own, as this operation.
    UndoRules(OpId),
    /// Take back the newest undo, as this operation.
    Redo(OpId),
    /// Take back the change set of this entry, as this operation.
    Revert(OpId, Seq),
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Done {
    /// Of a write.
    Applied(OpId, Outcome),
}

/// The writer, seen from the loop. Its thread and its connection are begun with the first job: who only looks has
/// neither.
pub(super) struct Writer {
    path: PathBuf,
    login: Login,
    waker: Waker,
    running: Option<Running>,
    pending: usize,
}

/// The writer's thread and the two ways to and from it.
struct Running {
    jobs: Sender<Job>,
    done: Receiver<Done>,
    thread: JoinHandle<()>,
}

impl Writer {
    /// A writer on a roster that has nothing to do yet.
    pub(super) fn new(path: PathBuf, login: Login, waker: Waker) -> Self {
        Self { path, login, waker, running: None, pending: 0 }
    }

    /// Hands a job over.
    pub(super) fn send(&mut self, job: Job) {
        if self.running.is_none() {
            self.running = Some(self.start());
        }
        if self.running.as_ref().is_some_and(|running| running.jobs.send(job).is_ok()) {
            self.pending += 1;
        }
    }

    fn start(&self) -> Running {
        let (jobs, inbox) = channel();
        let (outbox, done) = channel();
        let (path, login, waker) = (self.path.clone(), self.login.clone(), self.waker.clone());
        let worker = Worker(Hand::new(path, login));
        let thread = thread::spawn(move || worker.run(&inbox, &outbox, &waker));
        Running { jobs, done, thread }
    }

    /// What has been done since the last time.
    pub(super) fn take_done(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.running.iter().flat_map(|running| running.done.try_iter()).collect();
        self.pending = self.pending.saturating_sub(done.len());
        done
    }

    /// Lets the writer finish what it has begun; what came of all that was not taken yet.
    pub(super) fn finish(&mut self) -> Vec<Done> {
        let Some(Running { jobs, done, thread }) = self.running.take() else { return Vec::new() };
        drop(jobs);
        let _panicked = thread.join();
        self.pending = 0;
        done.try_iter().collect()
    }

    /// Whether something is still being written.
    pub(super) fn is_busy(&self) -> bool {
        self.pending > 0
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.finish();
    }
}

struct Worker(Hand);

impl Worker {
    fn run(mut self, inbox: &Receiver<Job>, outbox: &Sender<Done>, waker: &Waker) {
        let mut waiting: VecDeque<Job> = VecDeque::new();
        let mut refused: Vec<Done> = Vec::new();
        while let Some(job) = waiting.pop_front().or_else(|| inbox.recv().ok()) {
            let mut answers = vec![match job {
                Job::Undo(op) => Done::Applied(op, self.0.undo(op)),
                Job::Revert(op, seq) => Done::Applied(op, self.0.revert(op, seq)),
                Job::UndoRules(op) => Done::Applied(op, self.0.undo_rules(op)),
                Job::Redo(op) => Done::Applied(op, self.0.redo(op)),
                Job::Apply(set) => {
                    let outcome = self.0.apply(&set);
                    if outcome.is_err() {
                        waiting.extend(inbox.try_iter());
                    }
                    Done::Applied(
                        set.op,
                        outcome.inspect_err(|fault| {
                            refused.extend(refuse_after(&set, fault, &mut waiting));
                        }),
                    )
                }
            }];
            answers.append(&mut refused);
            for done in answers {
                // Nobody listens any more: the program is ending.
                if outbox.send(done).is_err() {
                    return;
                }
                waker.wake();
            }
        }
    }
}

/// The records that a change set writes over: people by their id, seats by theirs with the sign turned.
fn records(set: &ChangeSet) -> Vec<i64> {
    let record = |step: &Step| match step {
        Step::EditPerson { person, .. } => Some(person.0),
        Step::EditSeat { seat, .. } | Step::DeleteSeat { seat, .. } => Some(-seat.0),
        // Nothing is made on top of the others.
        Step::AddPerson(_)
        | Step::AddSeat { .. }
        | Step::TakeRules { .. }
        | Step::Account(_)
        | Step::AddWaiver(_)
        | Step::RemoveWaiver { .. }
        | Step::AddInspection(_)
        | Step::RemoveInspection { .. } => None,
    };
    set.steps.iter().filter_map(record).collect()
}

/// Refuses what was queued behind a refused change of the same record: it was made on top of that one, and the
/// version that it guessed may be the one that another has written meanwhile.
fn refuse_after(set: &ChangeSet, fault: &Fault, waiting: &mut VecDeque<Job>) -> Vec<Done> {
    let written = records(set);
    let mut refused = Vec::new();
    waiting.retain(|job| match job {
        Job::Apply(later) if records(later).iter().any(|record| written.contains(record)) => {
            refused.push(Done::Applied(later.op, Err(fault.clone())));
            false
        }
        _ => true,
    });
    refused
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Cause;
    use crate::domain::fault::edit::EditFault;
    use crate::domain::id::{PersonId, Version};

    fn edit(op: u8, person: i64) -> ChangeSet {
        let step = Step::EditPerson { person: PersonId(person), expect: Version(1), fields: Vec::new() };
        ChangeSet { op: OpId([op; 16]), cause: Cause::Edit, steps: vec![step] }
    }

    #[test]
    fn what_was_made_on_top_of_a_refused_change_is_refused_with_it() {
        let mut waiting: VecDeque<Job> =
            [Job::Apply(Box::new(edit(2, 7))), Job::Apply(Box::new(edit(3, 8))), Job::Undo(OpId([4; 16]))]
                .into();
        let refused = refuse_after(&edit(1, 7), &EditFault::Gone.into(), &mut waiting);
        assert!(matches!(refused.as_slice(), [Done::Applied(op, Err(_))] if *op == OpId([2; 16])));
        assert_eq!(waiting.len(), 2);
    }
}
