//! The strip while a row of fields is open: what is being done, its effect, the fields, and what is demanded of them.

use ratatui::text::Line;

use crate::messages::{event as event_words, fault, labels, trial, waivers as words};
use crate::tui::field::Editor;
use crate::tui::notice::NoticeKind;
use crate::tui::prompt::event::Event;
use crate::tui::prompt::{Blank, Prompt, PromptFor, account, waive};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::PLAIN;
use crate::tui::view::{Block, Painter, editing, field, findings, flat};
use crate::vietnamese::clip;

/// The lines of the strip; on a low screen only the open field stands in them.
pub fn block(painter: Painter<'_>, prompt: &Prompt) -> Block {
    let effect = editing::effect(painter, prompt.dossier.as_deref(), &prompt.overlay);
    let (head, rest) = editing::titled(painter, &title(painter, prompt), &effect);
    let mut block = Block::of(vec![head]);
    let is_low = painter.layout.strip < 4;
    let mut line = painter.line();
    for (place, blank) in prompt.blanks.iter().enumerate() {
        let is_open = place == prompt.at;
        if is_low && !is_open {
            continue;
        }
        let needed = clip::width(&blank.asks.label(painter.model.lang())) + blank.asks.cells() + 4;
        if line.used() > 0 && line.used() + needed > painter.layout.width {
            block.lines.push(std::mem::replace(&mut line, painter.line()).finish());
        }
        let caret = put(painter, &mut line, blank, is_open);
        if let Some(caret) = caret {
            block.cursor = Some((block.lines.len(), caret));
        }
    }
    block.lines.push(line.finish());
    block.lines.extend(help(painter, prompt));
    block.lines.extend(rest.map(|effect| painter.plain(&["   ", effect].concat())));
    block
}

fn title(painter: Painter<'_>, prompt: &Prompt) -> String {
    let lang = painter.model.lang();
    match &prompt.what_for {
        PromptFor::Waive(waive) => {
            let said = findings::words_of(painter.model, &waive.found).map(|words| words.what);
            words::waiving(lang, &waive.rule, &said.unwrap_or_default())
        }
        PromptFor::OtherDay => labels::asking_day(lang),
        PromptFor::Account(what_for) => account::title(lang, what_for),
        PromptFor::Event(Event::Class(person)) => event_words::entering_class(lang, &person.full_name),
        PromptFor::Event(Event::Visit { name, .. }) => event_words::entering_visit(lang, name),
        PromptFor::TryRules => trial::asking_file(lang),
        PromptFor::TakeRules(take) => trial::asking_from(lang, &take.name),
    }
}

/// A label and its field; where the caret stands, if it is the open one.
fn put(painter: Painter<'_>, line: &mut LineBuilder, blank: &Blank, is_open: bool) -> Option<usize> {
    line.put("  ", PLAIN);
    line.put(&blank.asks.label(painter.model.lang()), PLAIN);
    line.put(" ", PLAIN);
    if is_open {
        return Some(field::put(line, blank.editor.line(), blank.asks.cells()));
    }
    line.put("[", PLAIN);
    let from = line.used();
    line.put_foreign(blank.editor.line().text(), blank.asks.cells(), PLAIN);
    line.fill_to(from + blank.asks.cells(), PLAIN);
    line.put("]", PLAIN);
    None
}

/// The values to choose from; why the open field cannot be saved; or what is demanded.
fn help(painter: Painter<'_>, prompt: &Prompt) -> Vec<Line<'static>> {
    let model = painter.model;
    if let Some(Editor::Choice(field)) = prompt.open().map(|blank| &blank.editor) {
        return editing::offers(painter, field);
    }
    let is_said = model.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Trouble);
    let is_typed = prompt.open().is_some_and(|blank| !blank.editor.line().text().is_empty());
    if let Some((at, why)) = prompt.fault.as_ref().filter(|_| !is_said)
        && *at == prompt.at
        && is_typed
    {
        return flat::wrapped(painter, 3, &fault::sentence(model.lang(), why), 2);
    }
    let demands = match (&prompt.what_for, model.profile()) {
        (PromptFor::Waive(_), Some(profile)) => waive::demands(model.lang(), profile),
        (PromptFor::Waive(_), None) => String::new(),
        (PromptFor::OtherDay, _) => labels::help_day(model.lang()),
        (PromptFor::Account(what_for), _) => {
            let asks = prompt.open().map(|blank| blank.asks);
            asks.map(|asks| account::demands(model.lang(), what_for, asks)).unwrap_or_default()
        }
        (PromptFor::Event(_), _) => event_words::help(model.lang()),
        (PromptFor::TryRules, _) => trial::help_file(model.lang()),
        (PromptFor::TakeRules(take), _) => {
            let first = take.valid.from.map(|day| painter.date(day));
            let first = first.unwrap_or_else(|| trial::from_always(model.lang()));
            trial::help_from(model.lang(), &first)
        }
    };
    if demands.is_empty() { Vec::new() } else { flat::wrapped(painter, 2, &demands, 2) }
}
