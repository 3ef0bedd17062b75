use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::vietnamese::clip::{clip, pad, pad_left, width};
use crate::vietnamese::fold::{fold, highlight, matches_prefixes, normal_tone_place, title_key};
use crate::vietnamese::grapheme;
use crate::vietnamese::name::{proper_case, sort_key, text_sort_key};
use crate::vietnamese::nfc::{clean_for_screen, clean_lines, first_forbidden, to_nfc};

const VOWELS: &str = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";

#[test]
fn every_letter_survives_the_way_through_decomposed_form() {
    for letter in VOWELS.chars().chain("đĐ".chars()) {
        let decomposed: String = letter.nfd().collect();
        assert_eq!(to_nfc(&decomposed), letter.to_string());
    }
    assert_eq!(to_nfc("e\u{323}\u{302}"), "ệ");
    assert_eq!(to_nfc("Ðức"), "Đức");
}

#[test]
fn folding_leaves_out_marks_and_knows_d_with_stroke() {
    assert_eq!(fold("Đặng Thị Thủy"), "dang thi thuy");
    assert_eq!(fold("Nguyễn Văn ĐỨC"), "nguyen van duc");
    assert_eq!(title_key("  PHÓ  Chủ tịch UBND "), "phó chủ tịch ubnd");
}

#[test]
fn a_mark_without_a_letter_of_its_own_is_left_out_and_what_is_found_keeps_its_place() {
    assert_eq!(fold("Y Êđê\u{306} Niê"), "y ede nie");
    assert_eq!(highlight("Y Êđê\u{306} Niê", "nie ede"), [2..6, 7..10]);
}

#[test]
fn tone_place_does_not_matter_but_tones_do() {
    assert_eq!(normal_tone_place("Hoà"), normal_tone_place("hòa"));
    assert_eq!(normal_tone_place("Thuỷ"), normal_tone_place("Thủy"));
    assert_eq!(normal_tone_place("khoẻ"), normal_tone_place("khỏe"));
    assert_eq!(normal_tone_place("quý"), "quý");
    assert_eq!(normal_tone_place("hoàng"), "hoàng");
    assert_ne!(normal_tone_place("hòa"), normal_tone_place("hóa"));
}

#[test]
fn words_are_found_by_their_beginnings_in_any_order() {
    assert!(matches_prefixes("xa cai kinh", "cai k"));
    assert!(matches_prefixes("xa cai kinh", "kinh c"));
    assert!(!matches_prefixes("xa cai kinh", "ai"));
    assert!(!matches_prefixes("nguyen van nam", "n n n"));
    assert!(matches_prefixes("nam nguyen", "n nam"));
    assert_eq!(highlight("Xã Cai Kinh", "k ca"), vec![3..5, 7..8]);
}

#[test]
fn forbidden_characters_are_found_and_shown() {
    for bad in [
        '\0',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{202e}',
        '\u{200b}',
        '\u{feff}',
        '\u{e0041}',
        '\u{e000}',
        '\u{ffff}',
    ] {
        assert_eq!(first_forbidden(&format!("Lan{bad}"), false), Some((3, bad)));
    }
    assert_eq!(first_forbidden("dòng 1\ndòng 2", true), None);
    assert_eq!(first_forbidden("Nguyễn Thị Ước – Lạng Sơn ’", false), None);
    assert_eq!(clean_for_screen("a\u{202e}b"), "a·U+202Eb");
    // Two marks are a letter of some language, more cover the lines above and below.
    assert_eq!(first_forbidden("Êđê\u{306}\u{323}", false), None);
    assert_eq!(first_forbidden("La\u{35c}\u{35c}\u{35c}n", false), Some((4, '\u{35c}')));
    assert_eq!(clean_for_screen("La\u{35c}\u{35c}\u{35c}\u{35c}n"), "La\u{35c}\u{35c}·U+035C·U+035Cn");
    assert_eq!(clean_lines("a\nb\u{7}"), "a\nb·U+0007");
}

#[test]
fn people_stand_by_given_name_then_middle_then_family() {
    let mut names =
        ["Lê Thị Đào", "Lê Văn An", "Đỗ Văn An", "Lê Thị An", "Hoa Ánh", "Vi Ân", "Trần Dũng", "Lý Dương"];
    names.sort_by_key(|name| sort_key(name));
    let expected =
        ["Lê Thị An", "Đỗ Văn An", "Lê Văn An", "Hoa Ánh", "Vi Ân", "Trần Dũng", "Lý Dương", "Lê Thị Đào"];
    assert_eq!(names, expected);
    assert!(text_sort_key("Hoa Bình") < text_sort_key("Hòa An"));
    assert_eq!(proper_case("nguyễn văn ƯỚC"), "Nguyễn Văn Ước");
}

fn collator() -> CollatorBorrowed<'static> {
    Collator::try_new(locale!("vi").into(), CollatorOptions::default()).unwrap()
}

#[test]
fn syllables_stand_as_the_collation_of_the_standard_has_them() {
    let icu = collator();
    let heads = ["", "b", "ng", "đ", "d"];
    let tails = ["", "n", "ng"];
    let vowels: Vec<char> = VOWELS.chars().collect();
    let mut seed = 7_u32;
    let mut next = move |most: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(seed >> 8).unwrap() % most
    };
    for _ in 0..20_000 {
        let mut syllable = || format!("{}{}{}", heads[next(5)], vowels[next(vowels.len())], tails[next(3)]);
        let (a, b) = (syllable(), syllable());
        let ours = text_sort_key(&a).cmp(&text_sort_key(&b));
        assert_eq!(ours, icu.compare(&a, &b), "{a} {b}");
    }
}

#[test]
fn letters_are_stepped_over_whole() {
    let text = "Nguyễn";
    assert_eq!(grapheme::before(text, text.len()), "Nguyễ".len());
    assert_eq!(grapheme::after(text, "Nguy".len()), "Nguyễ".len());
    let decomposed = "e\u{302}\u{303}n";
    assert_eq!(grapheme::before(decomposed, decomposed.len() - 1), 0);
    assert_eq!(grapheme::word_before("Hoàng Văn ", "Hoàng Văn ".len()), "Hoàng ".len());
}

proptest! {
    #[test]
    fn folding_gives_one_character_for_one(text in "[a-zA-ZăâđêôơưÀ-ɏḀ-ỹ ]{0,40}") {
        prop_assert_eq!(fold(&text).chars().count(), to_nfc(&text).chars().count());
    }

    // A mark left over behind a letter that has its own must not join the bare letter of the fold.
    #[test]
    fn folding_what_is_folded_changes_nothing(text in "[a-zA-ZăâđêôơưÀ-ɏḀ-ỹ \u{300}-\u{36f}]{0,40}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn clipping_never_takes_more_than_the_room(text in "\\PC{0,40}", cells in 0_usize..30) {
        prop_assert!(width(&clip(&text, cells)) <= cells);
        prop_assert_eq!(width(&pad(&text, cells)), cells);
        prop_assert_eq!(width(&pad_left(&text, cells)), cells);
    }
}
