//! Since when something has been so: a walk back over the unit's own events.

use crate::domain::day::Day;
use crate::rules::judge::events;
use crate::rules::judge::scene::Scene;

/// The first day of the unbroken run of days up to the scene's day on which `state` was what it is then; `None` if
/// it was so on every earlier day.
pub(super) fn run_start<T: PartialEq>(scene: Scene, state: impl Fn(Scene) -> T) -> Option<Day> {
    let now = state(scene);
    let mut past = events::of_conditions(scene).into_iter().rev().filter(|event| *event <= scene.day);
    past.find(|event| state(scene.on(event.previous())) != now)
}
