//! From bytes to a disclosure: one way for every format.

mod refusal;

use data_encoding::HEXLOWER;
use openbudget_domain::coverage::Coverage;
use openbudget_domain::disclosure::{Disclosure, DisclosureKind};
use openbudget_domain::document::Document;
use openbudget_domain::evidence::Citation;
use openbudget_domain::government::Government;
use openbudget_domain::identity::{Identities, disclosure_id};
use openbudget_domain::project::Project;
use openbudget_domain::section::Section;
use openbudget_domain::text::{is_blank, join_lines};
use sha2::{Digest, Sha256};

use crate::account::Account;
use crate::block::{Block, Paragraph};
use crate::figures::{self, Above, EmptyTables, Facts, Figures};
use crate::form::{self, Form, FormCell, FormRow, Register, Splitter};
use crate::format::{self, Refusal};
use crate::kept::Kept;
use crate::narrative::debt::Debt;
use crate::narrative::official_expense::{OfficialExpenses, names_official_expenses};
use crate::narrative::prose::Prose;
use crate::narrative::section::Headings;
use crate::narrative::{movement, procurement, section, statement, transfer, year};

/// The version of the recognisers: a document read by another version is read anew.
pub const READER: &str = "7";

/// What a publisher says of a document beside its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who publishes it. The text only corroborates it.
    pub government: Government,
    /// The fiscal year, which beats the text.
    pub fiscal_year: Option<i32>,
    /// The kind of publication, which beats the text.
    pub kind: Option<DisclosureKind>,
}

/// What was read. Its `coverage` is the report on every cell and paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The disclosure.
    pub disclosure: Disclosure,
}

/// Reads a document.
///
/// # Errors
/// Where the bytes cannot be read, nothing says the fiscal year, or nothing in it is a fact.
pub fn read(bytes: &[u8], request: &Request) -> Result<Reading, Refusal> {
    let content = format::read(bytes)?;
    let document = Document {
        sha256: HEXLOWER.encode(&Sha256::digest(bytes)),
        media_type: content.format.media_type().to_owned(),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    };
    let mut reader = Reader::default();
    reader.blocks(content.blocks);
    reader.finish(document, request)
}

#[derive(Default)]
struct Reader {
    account: Account,
    title: Option<Citation>,
    sections: Vec<Section>,
    headings: Headings,
    above: Above,
    figures: Vec<Figures>,
    empty_tables: EmptyTables,
    prose: Vec<Prose>,
    splitter: Option<Splitter>,
    ends_in_table: bool,
}

impl Reader {
    fn blocks(&mut self, blocks: Vec<Block>) {
        let mut splitter = Splitter::new();
        let mut first = true;
        for block in form::rejoin(blocks) {
            match block {
                Block::Paragraph(paragraph) => {
                    splitter.interrupt();
                    self.paragraph(&paragraph, first, &mut splitter);
                    self.ends_in_table = false;
                    first = false;
                }
                Block::Table(table) => {
                    let rows = form::form_rows(&table.rows, &mut self.account);
                    self.ends_in_table |= rows.iter().any(|row| row.cells.iter().any(|cell| !FormCell::is_blank(cell)));
                    self.table(rows, &mut splitter);
                    first = false;
                }
            }
        }
        self.splitter = Some(splitter);
    }

    /// Keeps the tables of figures apart from the forms of projects.
    fn table(&mut self, rows: Vec<FormRow>, splitter: &mut Splitter) {
        let mut forms: Vec<FormRow> = Vec::new();
        for chunk in figures::chunks(rows) {
            let unit = splitter.unit_above().filter(|_| forms.is_empty());
            let caption = self.above.caption(chunk.first(), &self.headings);
            self.above.end();
            self.empty_tables.table(&chunk);
            if let Some(figures) = Figures::new(&chunk, &caption, unit) {
                splitter.rows(std::mem::take(&mut forms), &mut self.account);
                splitter.pass();
                self.figures.push(figures);
            } else {
                forms.extend(chunk);
            }
        }
        splitter.rows(forms, &mut self.account);
    }

    fn paragraph(&mut self, paragraph: &Paragraph, first: bool, splitter: &mut Splitter) {
        let (text, bookmarks) = section::without_bookmarks(&paragraph.text);
        let text = text.trim().to_owned();
        for _ in 0..bookmarks {
            self.account.count_label("[bookmark]");
        }
        if is_blank(&text) {
            return;
        }
        let entry = self.account.paragraph(&paragraph.locator, &text);
        let citation = Citation { locator: paragraph.locator.clone(), text };
        if let Some(unit) = form::unit_of(&join_lines(&citation.text)) {
            self.account.label(entry, "单位");
            splitter.close();
            splitter.state_unit(unit);
            return;
        }
        if form::states_units(&citation.text) {
            self.account.unrecognised(entry, form::SEVERAL_UNITS.to_owned());
            splitter.close();
            return;
        }
        self.account.used(entry);
        self.above.pass(&citation);
        self.empty_tables.pass(&citation);
        splitter.stands_above(&citation);
        let (heading, unit) = form::without_unit(&citation.text);
        if form::is_heading(heading) {
            splitter.close();
            splitter.state_title(&Citation { text: heading.to_owned(), ..citation.clone() });
            // 绩效目标表（单位：万元）
            if let Some(unit) = unit {
                splitter.state_unit(unit);
            }
        }
        if section::is_title(&citation.text) && (first || self.is_better_title(&citation.text)) {
            // what a portal prints above the title: the path to the page, the day of publication
            let above = self.title.replace(citation);
            self.sections.extend(above.map(|above| Section { heading: None, paragraphs: vec![above] }));
        } else if section::is_heading(&citation.text) {
            let prose = Prose::new(citation.clone(), entry, &self.headings.above());
            if !prose.unused().is_empty() {
                // （一）公务接待费20万元 is a heading that says something.
                self.prose.push(prose);
            }
            self.headings.open(&citation.text);
            self.sections.push(Section { heading: Some(citation), paragraphs: Vec::new() });
        } else {
            if self.sections.is_empty() {
                self.sections.push(Section { heading: None, paragraphs: Vec::new() });
            }
            let prose = Prose::new(citation.clone(), entry, &self.headings.above());
            // A paragraph whose lines are paragraphs may be broken within a number.
            let broken = self.prose.last().is_some_and(Prose::ends_in_number);
            self.prose.push(if broken { prose.behind_number() } else { prose });
            self.headings.pass(&citation.text);
            if let Some(section) = self.sections.last_mut() {
                section.paragraphs.push(citation);
            }
        }
    }

    /// Whether a paragraph before the first heading names a budget as the one before did not.
    fn is_better_title(&self, text: &str) -> bool {
        let opening = self.sections.iter().all(|section| section.heading.is_none());
        let named = self.title.as_ref().is_some_and(|title| section::names_budget(&title.text));
        opening && !named && section::names_budget(text)
    }

    fn finish(mut self, document: Document, request: &Request) -> Result<Reading, Refusal> {
        let said = self.year_said();
        let fiscal_year = self.fiscal_year(said, request)?;
        // The figures of the text are of the year that it says, whatever the publisher states.
        let budget = said.unwrap_or(fiscal_year);
        let title = self.title.as_ref().map(|title| title.text.as_str());
        let kind = request.kind.unwrap_or_else(|| title.map_or(DisclosureKind::Budget, year::kind_of_title));
        let id = disclosure_id(&request.government.code, fiscal_year, kind);
        let mut identities = Identities::new(&id);

        let projects = self.projects(&mut identities);
        refusal::names(&projects)?;
        refusal::count(&projects)?;
        let mut debt = Debt::default();
        let mut debt_flows = Vec::new();
        let mut official_expenses = OfficialExpenses::default();
        let mut transfer_payments = Vec::new();
        let mut procurement_thresholds = Vec::new();
        let mut statements = Vec::new();
        let unnamed = !self.prose.iter().any(names_official_expenses)
            && !self.figures.iter().any(Figures::names_official_expenses);
        for prose in &mut self.prose {
            official_expenses.read(prose, budget, unnamed);
            let moved = movement::recognise(prose, budget);
            debt_flows.extend(moved.flows);
            debt.read(prose, budget, &moved.not_of_budget);
            transfer_payments.extend(transfer::recognise(prose, budget, &mut identities));
            procurement_thresholds.extend(procurement::recognise(prose, &mut identities));
            procurement::settle(prose, &mut procurement_thresholds);
            statements.extend(statement::recognise(prose, &mut identities));
            let unused = prose.unused();
            if !unused.is_empty() {
                let figures = if unused.len() == 1 { "figure" } else { "figures" };
                self.account.unrecognised(prose.entry, format!("no fact uses the {figures} {}", unused.join(", ")));
            }
        }
        let mut official_expenses = official_expenses.finish(&mut identities);
        let (mut debt_balances, mut debt_service) = debt.finish(&mut identities);
        let mut repetitions = Vec::new();
        let mut budget_tables = Vec::new();
        let mut facts = Facts {
            budget,
            kind,
            account: &mut self.account,
            identities: &mut identities,
            official_expenses: &mut official_expenses,
            debt_balances: &mut debt_balances,
            debt_service: &mut debt_service,
            debt_flows: &mut debt_flows,
            transfer_payments: &mut transfer_payments,
            procurement_thresholds: &mut procurement_thresholds,
            repetitions: &mut repetitions,
            budget_tables: &mut budget_tables,
        };
        self.figures.iter().for_each(|figures| figures.read(&mut facts));
        let mut disclosure = Disclosure {
            id,
            government: request.government.clone(),
            fiscal_year,
            kind,
            title: self.title,
            document,
            // What the rules find is published with what was read: another edition of them reads anew.
            reader: format!("{READER}.{}", openbudget_domain::rule::EDITION),
            sections: self.sections,
            official_expenses,
            debt_balances,
            debt_service,
            debt_flows,
            transfer_payments,
            procurement_thresholds,
            statements,
            repetitions,
            budget_tables,
            empty_tables: self.empty_tables.finish(),
            projects,
            coverage: Coverage::default(),
        };
        self.account.check(&Kept::by(&disclosure));
        disclosure.coverage = self.account.close();
        refusal::nothing(&disclosure)?;
        Ok(Reading { disclosure })
    }

    fn year_said(&self) -> Option<i32> {
        let named = self.title.as_ref().and_then(|title| year::year_of_title(&title.text));
        named
            .or_else(|| year::year_of_text(self.prose.iter().map(|prose| prose.citation.text.as_str())))
            .or_else(|| self.year_of_tables())
    }

    /// The year that the headings of tables name, where all that name one name the same.
    fn year_of_tables(&self) -> Option<i32> {
        let forms = self.splitter.iter().flat_map(Splitter::titles);
        let captions = self.figures.iter().flat_map(Figures::caption).filter(|line| section::names_budget(line));
        let mut years = forms.chain(captions).filter_map(year::year_of_title);
        let first = years.next()?;
        years.all(|year| year == first).then_some(first)
    }

    fn fiscal_year(&mut self, said: Option<i32>, request: &Request) -> Result<i32, Refusal> {
        match (request.fiscal_year, said) {
            (Some(stated), Some(said)) if stated != said => {
                let message = format!("the text says {said}; the publisher states {stated}, which holds");
                self.account.notice("fiscal_year_overridden", message, None);
                Ok(stated)
            }
            (Some(stated), _) => Ok(stated),
            (None, Some(said)) => Ok(said),
            (None, None) => Err(Refusal::new(
                "fiscal_year_unknown",
                "neither the text nor the publisher says the fiscal year: state it",
            )),
        }
    }

    fn projects(&mut self, identities: &mut Identities) -> Vec<Project> {
        let Some(splitter) = self.splitter.take() else { return Vec::new() };
        let mut projects: Vec<(Project, Vec<String>)> = Vec::new();
        let mut ends_in_form = false;
        for form in splitter.finish(self.ends_in_table) {
            ends_in_form = form.last && form.rows.last().is_some_and(form::is_flattened);
            let is_register = form.rows.first().is_some_and(form::is_register);
            let register = if is_register { Register::new(&form, &mut self.account) } else { None };
            let forms: &[Form] = register.as_ref().map_or(std::slice::from_ref(&form), |register| &register.forms);
            for form in forms {
                let ordinal = u32::try_from(projects.len().saturating_add(1)).unwrap_or(u32::MAX);
                let project = match &register {
                    Some(register) => register.recognise(form, ordinal, identities, &mut self.account),
                    None => form::recognise_project(form, ordinal, identities, &mut self.account),
                };
                projects.extend(project.map(|project| (project, form::printed_cells(form))));
            }
        }
        form::mark_duplicates(&mut projects);
        form::mark_unfinished(&mut projects, ends_in_form, &mut self.account);
        projects.into_iter().map(|(project, _)| project).collect()
    }
}
