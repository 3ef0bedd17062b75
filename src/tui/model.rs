//! All that the screen knows. `update` changes it, `view` reads it; nothing else does either.

use std::collections::{BTreeMap, VecDeque};
use std::mem;
use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::domain::id::{DraftId, OpId, UnitId};
use crate::domain::kept::{KeptDraft, LeftDraft};
use crate::domain::outline::{OfficerRow, RowContent, RowKey};
use crate::domain::profile::Profile;
use crate::domain::query::{Access, Overview};
use crate::messages::Lang;
use crate::rules::judge::Judge;
use crate::tui::act::bulk::{Bulk, Done};
use crate::tui::act::news::is_within;
use crate::tui::command::Place;
use crate::tui::confirm::Confirm;
use crate::tui::copies::Copies;
use crate::tui::edit::pending::{Kept, Pending};
use crate::tui::edit::{Context, Edit, shown};
use crate::tui::effect::{Effect, SheetId};
use crate::tui::filter::FilterLine;
use crate::tui::jump::{Jumps, Remembered};
use crate::tui::layout;
use crate::tui::marks::Marks;
use crate::tui::news::News;
use crate::tui::notice::{Notice, NoticeKind};
use crate::tui::plan::Plan;
use crate::tui::prompt::Prompt;
use crate::tui::search::Search;
use crate::tui::settings::{Habits, Output, Settings};
use crate::tui::sheet::Sheet;
use crate::tui::sheet::outline::Outline;
use crate::tui::told::{Judging, Present, Told, Waiting};
use crate::tui::view::spoken;

/// So many sentences of the message line are kept.
const KEPT_NOTICES: usize = 200;

/// Columns and rows of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// All that the screen knows.
#[derive(Debug)]
pub struct Model {
    pub(in crate::tui) settings: Settings,
    pub(in crate::tui) size: Size,
    pub(in crate::tui) overview: Option<Box<Overview>>,
    pub(in crate::tui) judge: Option<Judge>,
    pub(in crate::tui) sheets: Vec<Sheet>,
    pub(in crate::tui) edit: Option<Box<Edit>>,
    /// The row of fields that is open; never together with an edit.
    pub(in crate::tui) prompt: Option<Box<Prompt>>,
    /// Rows of fields that the roster has refused.
    pub(in crate::tui) refused: Vec<Prompt>,
    pub(in crate::tui) told: Told,
    /// What others do.
    pub(in crate::tui) news: News,
    /// What was left, while another day is looked at.
    pub(in crate::tui) present: Option<Box<Present>>,
    pub(in crate::tui) confirm: Option<Confirm>,
    /// What is tried and not stored, while one tries.
    pub(in crate::tui) plan: Option<Box<Plan>>,
    pub(in crate::tui) pending: Vec<Pending>,
    pub(in crate::tui) kept: Vec<Kept>,
    pub(in crate::tui) notice: Option<Notice>,
    /// What is wrong with the kept copies of the roster.
    pub(in crate::tui) copies: Copies,
    /// The sentences of the message line, the newest first.
    pub(in crate::tui) notices: VecDeque<Notice>,
    /// The search in a sheet.
    pub(in crate::tui) search: Option<Search>,
    /// The open filter line.
    pub(in crate::tui) filter: Option<FilterLine>,
    /// The marked rows.
    pub(in crate::tui) marks: Marks,
    /// What is to be done with them once they are read.
    pub(in crate::tui) bulk: Option<Bulk>,
    /// What was done last, to be done again.
    pub(in crate::tui) last_done: Option<Done>,
    /// The columns chosen last for the flat roster.
    pub(in crate::tui) columns: Option<Vec<Field>>,
    /// How far the judging of what is due is.
    pub(in crate::tui) judging: Judging,
    /// Questions whose answers take long.
    pub(in crate::tui) waiting: Vec<Waiting>,
    /// The lists that were left for a row of the outline, the topmost last: Esc comes back to them.
    pub(in crate::tui) left: Vec<Sheet>,
    /// The ways back and forward.
    pub(in crate::tui) jumps: Jumps,
    /// What was looked for.
    pub(in crate::tui) remembered: Remembered,
    /// The decision typed last, offered for the next transfer.
    pub(in crate::tui) last_decision: String,
    /// The drafts as they are kept on the disk.
    pub(in crate::tui) on_disk: BTreeMap<DraftId, KeptDraft>,
    /// Those of earlier sessions of which it is not known yet what is stored there now.
    pub(in crate::tui) left_drafts: Vec<LeftDraft>,
    outbox: Vec<Effect>,
    next_sheet: u32,
    next_op: u64,
    next_number: u32,
}

impl Model {
    /// An empty screen of this size; [`crate::tui::update::start`] says what to ask first.
    pub fn new(settings: Settings, size: Size) -> Self {
        let size = if settings.output == Output::Lines { spoken::SIZE } else { size };
        Self {
            settings,
            size,
            overview: None,
            judge: None,
            sheets: Vec::new(),
            edit: None,
            prompt: None,
            refused: Vec::new(),
            told: Told::default(),
            news: News::default(),
            present: None,
            confirm: None,
            plan: None,
            pending: Vec::new(),
            kept: Vec::new(),
            notice: None,
            copies: Copies::default(),
            notices: VecDeque::new(),
            search: None,
            filter: None,
            marks: Marks::default(),
            bulk: None,
            last_done: None,
            columns: None,
            judging: Judging::Idle,
            waiting: Vec::new(),
            left: Vec::new(),
            jumps: Jumps::default(),
            remembered: Remembered::default(),
            last_decision: String::new(),
            on_disk: BTreeMap::new(),
            left_drafts: Vec::new(),
            outbox: Vec::new(),
            next_sheet: 0,
            next_op: 0,
            next_number: 0,
        }
    }

    /// Whether the screen is given as sentences.
    pub fn is_spoken(&self) -> bool {
        self.settings.output == Output::Lines
    }

    /// The language of the screen.
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// What the user is used to.
    pub(in crate::tui) fn habits(&self) -> &Habits {
        &self.settings.habits
    }

    /// How many changes are on their way to the roster.
    pub fn unsaved(&self) -> usize {
        self.pending.len()
    }

    /// Wants something of the world, after what was wanted before. A question takes the place of one for the same.
    pub(in crate::tui) fn want(&mut self, effect: Effect) {
        if let Effect::Ask(wanted, _) = &effect {
            let same = |known: &Effect| matches!(known, Effect::Ask(known, _) if known == wanted);
            self.outbox.retain(|known| !same(known));
        }
        self.outbox.push(effect);
    }

    /// Wants all of these.
    pub(in crate::tui) fn want_all(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.want(effect);
        }
    }

    /// All that is wanted, handed over.
    pub(in crate::tui) fn take_wants(&mut self) -> Vec<Effect> {
        mem::take(&mut self.outbox)
    }

    /// Says what has happened.
    pub(in crate::tui) fn inform(&mut self, text: String) {
        self.say(text, NoticeKind::Information);
    }

    /// Says what others have done, unless something more important is being said; the list of messages has it.
    pub(in crate::tui) fn mention(&mut self, text: String) {
        let said = self.notice.take().filter(Notice::outlives_a_key);
        self.inform(text);
        self.notice = said.or_else(|| self.notice.take());
    }

    /// Says what went wrong.
    pub(in crate::tui) fn complain(&mut self, text: String) {
        self.say(text, NoticeKind::Trouble);
    }

    fn say(&mut self, text: String, kind: NoticeKind) {
        let number = self.new_number();
        let notice = Notice { number, text, kind, is_fresh: true };
        self.notices.push_front(notice.clone());
        self.notices.truncate(KEPT_NOTICES);
        let kept = self.notices.len();
        if let Some(Sheet::Notices(notices)) = self.sheet_mut() {
            notices.list.len = kept;
        }
        self.notice = Some(notice);
        self.want(Effect::StartNoticeTimer(number));
    }

    pub(in crate::tui) fn profile(&self) -> Option<&Arc<Profile>> {
        self.judge.as_ref().map(Judge::profile)
    }

    /// The judged day.
    pub(in crate::tui) fn day(&self) -> Day {
        self.overview.as_ref().map_or(self.settings.today, |overview| overview.judged)
    }

    pub(in crate::tui) fn can_write(&self) -> bool {
        let is_open = self.overview.as_ref().is_some_and(|overview| overview.access == Access::Write);
        is_open && self.present.is_none()
    }

    /// Whether whoever sits here may edit where the cursor stands; on sheets without a place it is asked later.
    pub(in crate::tui) fn may_edit_here(&self) -> bool {
        let rights = self.overview.as_ref().map(|overview| &overview.rights);
        match self.sheet() {
            Some(Sheet::Outline(outline)) => outline.row().is_none_or(|row| row.may_edit),
            Some(Sheet::Roster(roster)) => roster.row().is_none_or(|row| row.may_edit),
            Some(Sheet::Form(form)) => {
                form.unit().zip(rights).is_none_or(|(unit, rights)| rights.may_edit(&unit.path))
            }
            _ => true,
        }
    }

    /// Whether he may edit anywhere.
    pub(in crate::tui) fn may_edit_somewhere(&self) -> bool {
        self.overview.as_ref().is_none_or(|overview| overview.rights.may_edit(&overview.rights.edit))
    }

    /// What an opening field needs to know.
    pub(in crate::tui) fn context(&self) -> Context<'_> {
        let profile = self.profile().map(AsRef::as_ref);
        Context { lang: self.lang(), dates: self.habits().dates, day: self.day(), profile }
    }

    /// A canonical value as it is shown.
    pub(in crate::tui) fn shown(&self, field: Field, value: &str) -> String {
        shown(self.lang(), self.habits().dates, field, value)
    }

    /// Rows of the table.
    pub(in crate::tui) fn page(&self) -> usize {
        layout::page(self.size)
    }

    /// Where the commands of a key are looked for, the narrowest place first.
    pub(in crate::tui) fn places(&self) -> Vec<Place> {
        if self.edit.is_some() || self.prompt.is_some() {
            return vec![Place::Field];
        }
        let sheet = self.sheet().map_or(&[Place::Sheets][..], Sheet::places);
        if self.active_filter().is_some() {
            return vec![Place::Filter];
        }
        match self.active_search() {
            Some(search) if search.is_typing => vec![Place::Search],
            Some(_) => [&[Place::Matches], sheet].concat(),
            None => sheet.to_vec(),
        }
    }

    /// Whether printable characters are text now and no commands.
    pub(in crate::tui) fn takes_text(&self) -> bool {
        let is_searching = || self.active_search().is_some_and(|search| search.is_typing);
        let is_typing =
            self.edit.is_some() || self.prompt.is_some() || self.active_filter().is_some() || is_searching();
        is_typing || self.sheet().is_some_and(Sheet::takes_text)
    }

    /// The filter line, if it is one of the sheet that lies on top.
    pub(in crate::tui) fn active_filter(&self) -> Option<&FilterLine> {
        self.filter.as_ref().filter(|filter| self.sheet().is_some_and(|sheet| sheet.id() == filter.sheet))
    }

    /// The search, if it is one in the sheet that lies on top.
    pub(in crate::tui) fn active_search(&self) -> Option<&Search> {
        self.search.as_ref().filter(|search| self.sheet().is_some_and(|sheet| sheet.id() == search.sheet))
    }

    pub(in crate::tui) fn sheet(&self) -> Option<&Sheet> {
        self.sheets.last()
    }

    pub(in crate::tui) fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        self.sheets.last_mut()
    }

    /// The outline, wherever it lies in the stack.
    pub(in crate::tui) fn outline(&self) -> Option<&Outline> {
        self.sheets.iter().find_map(|sheet| match sheet {
            Sheet::Outline(outline) => Some(outline.as_ref()),
            _ => None,
        })
    }

    pub(in crate::tui) fn outline_mut(&mut self) -> Option<&mut Outline> {
        self.sheets.iter_mut().find_map(|sheet| match sheet {
            Sheet::Outline(outline) => Some(outline.as_mut()),
            _ => None,
        })
    }

    /// The officer on whom the cursor stands.
    pub(in crate::tui) fn officer(&self) -> Option<(RowKey, &OfficerRow)> {
        let outline = match self.sheet()? {
            Sheet::Outline(outline) => outline,
            Sheet::Form(form) => return form.row_key().zip(form.officer.as_deref()),
            Sheet::Roster(roster) => return roster.row().map(|row| (row.key(), &row.officer)),
            _ => return None,
        };
        let row = outline.row()?;
        match &row.content {
            RowContent::Officer(officer) => Some((row.key, officer)),
            RowContent::Unit(_) | RowContent::Vacancy(_) => None,
        }
    }

    /// The name of a unit that is held or edited.
    pub(in crate::tui) fn unit_name(&self, unit: UnitId) -> Option<String> {
        let held = self.outline()?.rows.iter().find(|row| row.key == RowKey::unit(unit));
        match held.map(|row| &row.content) {
            Some(RowContent::Unit(row)) => Some(row.unit.full_name()),
            _ => self.edit.as_ref()?.unit().map(crate::domain::unit::Unit::full_name),
        }
    }

    pub(in crate::tui) fn new_sheet(&mut self) -> SheetId {
        self.next_sheet += 1;
        SheetId(self.next_sheet)
    }

    /// A number that no edit and no notice has had.
    pub(in crate::tui) fn new_number(&mut self) -> u32 {
        self.next_number = self.next_number.wrapping_add(1);
        self.next_number
    }

    /// The id of a new operation.
    pub(in crate::tui) fn new_op(&mut self) -> OpId {
        OpId(self.new_id())
    }

    /// Whether an operation is one of this session.
    pub(in crate::tui) fn is_own(&self, op: OpId) -> bool {
        is_within(op, self.settings.seed, self.next_op)
    }

    /// The id of a new draft.
    pub(in crate::tui) fn new_draft(&mut self) -> DraftId {
        DraftId(self.new_id())
    }

    /// The session's random bytes, counted up.
    fn new_id(&mut self) -> [u8; 16] {
        self.next_op += 1;
        u128::from_be_bytes(self.settings.seed).wrapping_add(self.next_op.into()).to_be_bytes()
    }
}
