use proptest::prelude::*;

use super::*;

/// Every read fed by itself, and the time to wait passed at the end.
fn decode(reads: &[&[u8]]) -> Vec<Input> {
    let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
    for read in reads {
        decoder.feed(read, &mut inputs);
    }
    while decoder.pending().is_some() {
        decoder.expire(&mut inputs);
    }
    inputs
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    let keys = decode(&[bytes]).into_iter();
    keys.map(|input| if let Input::Key(key) = input { key } else { panic!("{input:?}") }).collect()
}

fn typed(text: &str) -> Vec<Input> {
    text.chars().map(|letter| Input::Key(Key::Char(letter))).collect()
}

fn paste(text: &str) -> Vec<Input> {
    vec![Input::Paste(text.to_owned())]
}

#[test]
fn the_keys_of_all_terminals() {
    let table: &[(&[&[u8]], Key)] = &[
        (&[b"\x1b[A", b"\x1bOA", b"\x1b[1;5A", b"\x1b[a", b"\x1bOa", b"\x1b[1;1:1A"], Key::Up),
        (&[b"\x1b[B", b"\x1bOB", b"\x1b[1;2B"], Key::Down),
        (&[b"\x1b[C", b"\x1bOC"], Key::Right),
        (&[b"\x1b[D", b"\x1bOD"], Key::Left),
        (&[b"\x1b[1;3C"], Key::AltRight),
        (&[b"\x1b[1;3D"], Key::AltLeft),
        (&[b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~", b"\x1b[7^"], Key::Home),
        (&[b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~", b"\x1bOw", b"\x1b[8$"], Key::End),
        (&[b"\x1b[5~", b"\x1b[5;5~", b"\x1b[I"], Key::PageUp),
        (&[b"\x1b[6~", b"\x1b[G"], Key::PageDown),
        (&[b"\x1b[2~", b"\x1b[L"], Key::Insert),
        (&[b"\x1b[3~"], Key::Delete),
        (&[b"\x1b[Z", b"\x1b[9;2u", b"\x1b[27;2;9~"], Key::BackTab),
        (&[b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b1", b"\x1b[1P", b"\x1b[M"], Key::F(1)),
        (&[b"\x1bOS", b"\x1b[14~", b"\x1b[[D", b"\x1b4"], Key::F(4)),
        (&[b"\x1b[15~", b"\x1b[[E", b"\x1bOT", b"\x1b5"], Key::F(5)),
        (&[b"\x1b[17~", b"\x1bOU", b"\x1b6"], Key::F(6)),
        (&[b"\x1b[19~", b"\x1bOW", b"\x1b8", b"\x1b[T"], Key::F(8)),
        (&[b"\x1b[21~", b"\x1bOY", b"\x1b0"], Key::F(10)),
        (&[b"\x1b[23~", b"\x1bOZ", b"\x1b[W"], Key::F(11)),
        (&[b"\x1b[24~", b"\x1bO[", b"\x1b[X"], Key::F(12)),
        (&[b"\x7f", b"\x1b[127u"], Key::Backspace),
        (&[b"\x08", b"\x1b[104;5u"], Key::Ctrl('h')),
        (&[b"\x00", b"\x1b[32;5u"], Key::Ctrl(' ')),
        (&[b"\x1f"], Key::Ctrl('_')),
        (&[b"\r", b"\x1b[13u"], Key::Enter),
        (&[b"\t"], Key::Tab),
        (&[b"\x1b", b"\x1b[27u"], Key::Esc),
        (&[b"\x1bx", b"\x1b[120;3u"], Key::Alt('x')),
        (&["\x1bệ".as_bytes()], Key::Alt('ệ')),
        (&["ệ".as_bytes()], Key::Char('ệ')),
        (&[b"\xff", b"\xc3("], Key::Char('\u{fffd}')),
    ];
    for (spellings, key) in table {
        for bytes in *spellings {
            assert_eq!(keys(bytes)[0], *key, "{}", bytes.escape_ascii());
        }
    }
}

#[test]
fn what_means_nothing_is_swallowed_whole() {
    let nothing: &[&[u8]] = &[
        b"\x1b[1;2S",                // Shift-F4 must not repeat the last edit
        b"\x1b[3;5~",                // Ctrl-Delete
        b"\x1b[3^",                  // the same in rxvt
        b"\x1b[P",                   // F4 in SCO mode, F1 elsewhere
        b"\x1b[?2026;2$y",           // an answer
        b"\x1b[?61;4c",              // an answer
        b"\x1b[<0;12;7M",            // a mouse
        b"\x1b[24;80R",              // an answer
        b"\x1b[97;1:3u",             // a key let go
        b"\x1b[57441;2u",            // Shift by itself
        b"\x1b]11;rgb:0/0/0\x07",    // a colour
        b"\x1b]11;rgb:0/0/0\x1b\\",  // a colour
        b"\x1bP>|XTerm(390)\x1b\\",  // a version
        b"\x1b[201~",                // the end of a paste that is over
        b"\x1b\r",                   // Alt-Enter
        b"\xc2\x9b",                 // a control character in UTF-8
        b"\x1b[1;2;3;4;5;6;7;8;9!p", // whatever it is
    ];
    for bytes in nothing {
        assert_eq!(decode(&[bytes, b"j"]), typed("j"), "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_sequence_that_breaks_off_gives_way_to_the_next() {
    assert_eq!(keys(b"\x1b[1\x1b[B"), [Key::Down]);
    assert_eq!(keys(b"\x1b]0;t\x1b[B"), [Key::Down]);
    assert_eq!(keys(b"\x1b]0;t\x03"), [Key::Ctrl('c')]);
    assert_eq!(keys(b"\x1b[\r"), [Key::Enter]);
    assert_eq!(keys(b"\x1b\x1b[B"), [Key::Esc, Key::Down]);
    assert_eq!(keys(b"\x1b\x03"), [Key::Esc, Key::Ctrl('c')]);
    assert_eq!(keys(b"\x1b\x1b\x1b\x1b\x1b"), [Key::Esc; 5]);
    assert_eq!(keys(b"\xe1\xbbj"), [Key::Char('\u{fffd}'), Key::Char('j')]);
}

#[test]
fn only_an_escape_alone_waits_and_only_once() {
    let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
    decoder.feed(b"j\x1b", &mut inputs);
    assert_eq!(inputs, typed("j"));
    assert_eq!(decoder.pending(), Some(Wait::Torn));
    // In time: the arrow that it was.
    decoder.feed(b"[B", &mut inputs);
    assert_eq!(inputs.pop(), Some(Input::Key(Key::Down)));
    assert_eq!(decoder.pending(), None);
    // Too late: Esc and two characters to which nothing is bound.
    inputs.clear();
    decoder.feed(b"\x1b", &mut inputs);
    decoder.expire(&mut inputs);
    assert_eq!(decoder.pending(), None);
    decoder.feed(b"[B", &mut inputs);
    assert_eq!(inputs, [Key::Esc, Key::Char('['), Key::Char('B')].map(Input::Key));
    // Part of a character waits without a clock.
    decoder.feed(b"\xe1\xbb", &mut inputs);
    assert_eq!(decoder.pending(), None);
}

#[test]
fn an_unfinished_sequence_ends_in_time() {
    for (bytes, key) in
        [(&b"\x1b["[..], Some('[')), (b"\x1bO", Some('O')), (b"\x1b]", Some(']')), (b"\x1b[1;", None)]
    {
        let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
        decoder.feed(bytes, &mut inputs);
        assert_eq!(decoder.pending(), Some(Wait::Rest));
        decoder.expire(&mut inputs);
        assert_eq!(inputs, key.map(|letter| Input::Key(Key::Alt(letter))).into_iter().collect::<Vec<_>>());
        decoder.feed(b"j", &mut inputs);
        assert_eq!(inputs.last(), Some(&Input::Key(Key::Char('j'))));
    }
}

#[test]
fn a_bracketed_paste_is_one_text_with_unix_lines() {
    let bytes = "\x1b[200~Nguyễn\tAn\r\nLê Bình\rVi\n\x1b[201~".as_bytes();
    let text = "Nguyễn\tAn\nLê Bình\nVi\n";
    assert_eq!(decode(&[bytes]), paste(text));
    for at in 1..bytes.len() {
        assert_eq!(decode(&[&bytes[..at], &bytes[at..]]), paste(text), "split at {at}");
    }
}

#[test]
fn a_paste_without_end_is_bounded_in_time_and_length() {
    let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b[200~cai kinh", &mut inputs);
    assert_eq!((inputs.as_slice(), decoder.pending()), (&[][..], Some(Wait::PasteEnd)));
    decoder.expire(&mut inputs);
    decoder.feed(b"q\x1b[201~", &mut inputs);
    assert_eq!(inputs, [paste("cai kinh"), typed("q")].concat());

    // As one text, however long: a piece of it would be taken for the whole.
    let long = format!("\x1b[200~{}\x1b[201~", "ễ\r\n".repeat(700_000));
    assert_eq!(decode(&[long.as_bytes()]), paste(&"ễ\n".repeat(700_000)));
    let longest = format!("\x1b[200~{}\x1b[201~q", "x".repeat(20 << 20));
    let inputs = decode(&[longest.as_bytes()]);
    let [Input::Paste(text), Input::Key(Key::Char('q'))] = inputs.as_slice() else {
        panic!("{}", inputs.len())
    };
    assert!((16 << 20..17 << 20).contains(&text.len()), "{}", text.len());
}

#[test]
fn a_tab_or_line_end_between_letters_of_one_read_is_a_paste() {
    assert_eq!(decode(&[b"An\tBa\rChi\r"]), paste("An\tBa\nChi\n"));
    assert_eq!(decode(&[b"\tAn\nBa"]), paste("\tAn\nBa"));
    // What follows at once belongs to it, whatever is in it.
    assert_eq!(decode(&[b"An\tBa\r", b"\nChi", b"q"]), paste("An\tBa\nChiq"));
    // Another key ends it, and so does time.
    assert_eq!(decode(&[b"An\tBa\x1b[B"]), [paste("An\tBa"), vec![Input::Key(Key::Down)]].concat());
    let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
    decoder.feed(b"An\tBa", &mut inputs);
    assert_eq!(decoder.pending(), Some(Wait::Torn));
    decoder.expire(&mut inputs);
    decoder.feed(b"q", &mut inputs);
    assert_eq!(inputs, [paste("An\tBa"), typed("q")].concat());
}

#[test]
fn typing_is_no_paste() {
    let enter = vec![Input::Key(Key::Enter)];
    assert_eq!(decode(&[b"cai k\r"]), [typed("cai k"), enter.clone()].concat());
    assert_eq!(decode(&[b"\rcai k"]), [enter.clone(), typed("cai k")].concat());
    assert_eq!(decode(&[b"\r\r"]), [enter.clone(), enter.clone()].concat());
    assert_eq!(decode(&[b"an", b"\r", b"ba"]), [typed("an"), enter, typed("ba")].concat());
    // A typing aid corrects what it has sent, all in one read.
    let backspaces = vec![Input::Key(Key::Backspace); 2];
    assert_eq!(decode(&["Nguyen\x7f\x7fễn".as_bytes()]), [typed("Nguyen"), backspaces, typed("ễn")].concat());
}

/// Bytes in which the interesting ones are frequent.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        prop::sample::select(vec![
            "\x1b",
            "\x1b[",
            "\x1bO",
            "\x1b]",
            "\x1b[200~",
            "\x1b[201~",
            "[B",
            "1;5",
            "~",
            "$",
            "u",
            "\x1b\\",
            "\x07",
            "\t",
            "\r",
            "\n",
            "\x7f",
            "ệ",
            "Đ",
            "j",
            "cai kinh",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn split(bytes: &[u8], mut places: Vec<usize>) -> Vec<&[u8]> {
    for place in &mut places {
        *place %= bytes.len() + 1;
    }
    places.sort_unstable();
    let mut parts = Vec::new();
    let mut start = 0;
    for place in places.into_iter().chain([bytes.len()]) {
        parts.push(&bytes[start..place]);
        start = place;
    }
    parts
}

proptest! {
    #[test]
    fn splits_do_not_matter_to_tokens(bytes in bytes(), places in prop::collection::vec(any::<usize>(), 0..6)) {
        let tokens = |parts: &[&[u8]]| {
            let (mut parser, mut tokens) = (Parser::default(), Vec::new());
            for part in parts {
                parser.feed(part, &mut tokens);
            }
            tokens.extend(parser.expire());
            tokens
        };
        prop_assert_eq!(tokens(&[&bytes]), tokens(&split(&bytes, places)));
    }

    #[test]
    fn splits_do_not_matter_without_tabs_and_line_ends(
        bytes in bytes(),
        places in prop::collection::vec(any::<usize>(), 0..6),
    ) {
        let bytes: Vec<u8> = bytes.into_iter().filter(|byte| !b"\t\r\n".contains(byte)).collect();
        prop_assert_eq!(decode(&[&bytes]), decode(&split(&bytes, places)));
    }

    #[test]
    fn any_bytes_at_any_pace_end_in_rest(reads in prop::collection::vec((bytes(), any::<bool>()), 0..8)) {
        let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
        for (read, late) in &reads {
            decoder.feed(read, &mut inputs);
            if *late {
                decoder.expire(&mut inputs);
            }
        }
        decoder.expire(&mut inputs);
        prop_assert_eq!(decoder.pending(), None);
        // Text that is a paste holds no carriage return; keys are never control characters.
        for input in &inputs {
            match input {
                Input::Paste(text) => prop_assert!(!text.contains('\r')),
                Input::Key(Key::Char(letter)) => prop_assert!(!letter.is_control()),
                _ => {}
            }
        }
    }
}
