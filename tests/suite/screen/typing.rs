//! Typing aids and fast hands: whatever the reads are cut into, no letter is lost, doubled or moved.

use daumoi::tui::key::Key;
use daumoi::vietnamese::fold::unmarked;
use proptest::prelude::*;

use crate::harness::process::Desk;
use crate::screen::program::Program;

const SYLLABLES: [&str; 14] = [
    "Nguyễn", "Thị", "Ước", "Đặng", "Hoà", "Thuỷ", "nghiêng", "Khuyến", "Ỷ", "ươn", "Quyết", "Bế", "Ò", "Lò",
];

/// What a typing aid shows of a word on the way: a beginning of it, some letters still without their marks.
fn on_the_way(word: &str, length: usize, marks: u32) -> String {
    let letter =
        |(place, letter): (usize, char)| if marks >> place & 1 == 1 { letter } else { unmarked(letter) };
    word.chars().take(length).enumerate().map(letter).collect()
}

/// The bytes that turn what is shown into what shall be: Backspaces, and the letters from the first other one on.
fn burst(shown: &str, wanted: &str) -> Vec<u8> {
    let same = shown.chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
    let mut bytes = vec![0x7f; shown.chars().count() - same];
    bytes.extend(wanted.chars().skip(same).collect::<String>().into_bytes());
    bytes
}

/// A name, and the bytes by which a typing aid types it: each letter a burst, marks set late.
fn typed() -> impl Strategy<Value = (String, Vec<u8>)> {
    let word = (0..SYLLABLES.len(), prop::collection::vec(any::<u32>(), 8));
    prop::collection::vec(word, 1..6).prop_map(|words| {
        let (mut name, mut bytes) = (String::new(), Vec::new());
        for (place, (word, marks)) in words.into_iter().enumerate() {
            let word = SYLLABLES[word];
            if place > 0 {
                name.push(' ');
                bytes.push(b' ');
            }
            let mut shown = String::new();
            for (length, marks) in (1..=word.chars().count()).zip(marks) {
                let wanted = on_the_way(word, length, marks);
                bytes.extend(burst(&shown, &wanted));
                shown = wanted;
            }
            bytes.extend(burst(&shown, word));
            name.push_str(word);
        }
        (name, bytes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn bursts_in_any_reads_store_the_name_that_was_meant(
        (name, bytes) in typed(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        late in any::<u64>(),
    ) {
        let desk = Desk::demo();
        let mut program = Program::open(&desk, 1);
        program.go("nong thi hoa");
        program.key(Key::Enter);
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len())).collect();
        places.sort_unstable();
        let mut from = 0;
        for (number, to) in places.into_iter().chain([bytes.len()]).enumerate() {
            program.read(&bytes[from..to]);
            from = to;
            // A slow line: the time passes for which the decoder waits.
            if late >> (number % 64) & 1 == 1 {
                program.wait();
            }
        }
        program.read(b"\r");
        prop_assert_eq!(program.stored.len(), 1);
        let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
        prop_assert!(list.contains(&format!(",{name},")), "{name} is not in the roster");
    }
}

/// Scenario 11, through the decoder in one read and in single bytes.
#[test]
fn a_burst_in_one_read_and_byte_by_byte() {
    for size in [1, 100] {
        let desk = Desk::demo();
        let mut program = Program::open(&desk, 1);
        program.go("nong thi hoa");
        program.key(Key::Enter);
        for piece in "Nguyên\x7f\x7fễn Van\x7f\x7făn\r".as_bytes().chunks(size) {
            program.read(piece);
        }
        assert!(program.draw().iter().any(|line| line.contains("Nguyễn Văn")));
    }
}
