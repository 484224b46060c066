//! Screens and clipboards of the tests' own: a real X11 server, and a stand-in for the portal on a bus of its own. This
//! program is also the child that it starts, and the other processes that it needs.
#![cfg_attr(
    not(target_os = "linux"),
    allow(unused, reason = "only Linux has stand-ins")
)]
#![allow(clippy::print_stdout, reason = "a test program says how it went")]
#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]
#![allow(missing_docs, reason = "nobody uses it from outside")]

#[cfg(target_os = "linux")]
mod support;

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = countersign_capture::child::run() {
        return code;
    }
    #[cfg(target_os = "linux")]
    return support::main(&tests::ALL);
    #[cfg(not(target_os = "linux"))]
    ExitCode::SUCCESS
}

#[cfg(target_os = "linux")]
mod tests {
    use std::fs;
    use std::io::Cursor;
    use std::time::{Duration, Instant};

    use image::{DynamicImage, GrayImage, ImageFormat, Luma};

    use crate::support::{Bus, Player, Test, X11, children_of, is_installed, until};

    pub(crate) const ALL: [Test; 17] = [
        (
            "a_code_on_an_x11_screen_is_found",
            a_code_on_an_x11_screen_is_found,
        ),
        (
            "each_monitor_is_a_screen_of_its_own",
            each_monitor_is_a_screen_of_its_own,
        ),
        (
            "an_x11_server_that_is_not_there_is_told",
            an_x11_server_that_is_not_there_is_told,
        ),
        (
            "without_a_session_there_is_no_display",
            without_a_session_there_is_no_display,
        ),
        (
            "what_the_portal_makes_is_read_and_taken_away",
            what_the_portal_makes_is_read_and_taken_away,
        ),
        (
            "a_file_that_was_there_before_stays",
            a_file_that_was_there_before_stays,
        ),
        (
            "each_refusal_of_the_portal_is_told_apart",
            each_refusal_of_the_portal_is_told_apart,
        ),
        (
            "whether_there_is_a_portal_is_told_without_asking_it",
            whether_there_is_a_portal_is_told_without_asking_it,
        ),
        (
            "what_is_no_picture_is_not_taken",
            what_is_no_picture_is_not_taken,
        ),
        (
            "a_portal_that_hangs_is_given_up_and_the_child_ends",
            a_portal_that_hangs_is_given_up_and_the_child_ends,
        ),
        ("cancelling_ends_the_child", cancelling_ends_the_child),
        (
            "a_child_that_is_killed_is_told",
            a_child_that_is_killed_is_told,
        ),
        (
            "a_hardened_program_captures_through_its_child_only",
            a_hardened_program_captures_through_its_child_only,
        ),
        (
            "a_link_and_a_picture_on_the_clipboard_are_read",
            a_link_and_a_picture_on_the_clipboard_are_read,
        ),
        (
            "a_text_is_copied_and_cleared_only_while_it_is_there",
            a_text_is_copied_and_cleared_only_while_it_is_there,
        ),
        (
            "pictures_are_read_in_a_child_and_bad_ones_given_up",
            pictures_are_read_in_a_child_and_bad_ones_given_up,
        ),
        (
            "drawings_are_drawn_in_a_child_each_by_itself",
            drawings_are_drawn_in_a_child_each_by_itself,
        ),
    ];

    const LINK: &str = "otpauth://totp/Example:ann%40acme.test?secret=MZXW6YTBOI&issuer=Example";

    /// What KDE's Klipper, and others after it, look for.
    const PASSWORD_HINT: &str = "x-kde-passwordManagerHint";

    /// The code of the link as a PNG.
    fn code(module: u32) -> Vec<u8> {
        let code = qr_modules(LINK);
        let side = code.len() as u32;
        let image = GrayImage::from_fn(side * module, side * module, |x, y| {
            Luma([if code[(y / module) as usize][(x / module) as usize] {
                0
            } else {
                255
            }])
        });
        png(image)
    }

    fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
        let mut png = Cursor::new(Vec::new());
        image.into().write_to(&mut png, ImageFormat::Png).unwrap();
        png.into_inner()
    }

    /// The modules of a code with its quiet zone, from its characters for a terminal.
    fn qr_modules(text: &str) -> Vec<Vec<bool>> {
        let lines = countersign_qr::terminal(text).unwrap();
        let mut rows = Vec::new();
        for line in lines.lines() {
            rows.push(
                line.chars()
                    .map(|block| !matches!(block, '█' | '▀'))
                    .collect::<Vec<_>>(),
            );
            rows.push(
                line.chars()
                    .map(|block| !matches!(block, '█' | '▄'))
                    .collect(),
            );
        }
        // An odd number of rows leaves half a line.
        rows.truncate(rows[0].len());
        rows
    }

    fn a_code_on_an_x11_screen_is_found() {
        let Some(x11) = X11::start(&["1600x900x24"]) else {
            return;
        };
        let window = x11.show(&code(5), 300, 200);
        let mut player = Player::start("screens", |command| x11.for_command(command));
        assert_eq!(player.hear(), format!("X11 1600x900 [{LINK}]"));
        drop(window);
        // Other depths are other bytes.
        for depth in ["16", "30"] {
            let Some(x11) = X11::start(&[&format!("640x480x{depth}")]) else {
                return;
            };
            let _window = x11.show(&code(4), 20, 30);
            let mut player = Player::start("screens", |command| x11.for_command(command));
            assert_eq!(player.hear(), format!("X11 640x480 [{LINK}]"), "{depth}");
        }
    }

    fn each_monitor_is_a_screen_of_its_own() {
        let Some(x11) = X11::start(&["1600x900x24"]) else {
            return;
        };
        // RandR 1.5 lets a client cut a screen into monitors.
        x11.set_monitors(&[("left", 0, 0, 1_000, 900), ("right", 1_000, 100, 600, 800)]);
        let _window = x11.show(&code(5), 1_100, 300);
        let mut player = Player::start("screens", |command| x11.for_command(command));
        assert_eq!(
            player.hear(),
            format!("X11 left:1000x900 [] right:600x800 [{LINK}]")
        );
    }

    fn an_x11_server_that_is_not_there_is_told() {
        let mut player = Player::start("screens", |command| {
            command.env("DISPLAY", ":4711");
        });
        assert_eq!(player.hear(), "NoServer");
    }

    fn without_a_session_there_is_no_display() {
        assert_eq!(Player::start("screens", |_| {}).hear(), "NoDisplay");
        assert_eq!(Player::start("clipboard", |_| {}).hear(), "NoDisplay");
        // Wayland without a bus.
        let mut player = Player::start("screens", |command| {
            command.env("WAYLAND_DISPLAY", "wayland-0");
        });
        assert_eq!(player.hear(), "NoPortal");
    }

    fn on_wayland(bus: &Bus, role: &str) -> Player {
        Player::start(role, |command| {
            bus.for_command(command);
            command.env("WAYLAND_DISPLAY", "wayland-0");
        })
    }

    fn what_the_portal_makes_is_read_and_taken_away() {
        let Some(mut bus) = Bus::start() else { return };
        let (source, made) = (
            bus.path("source.png"),
            bus.path("Screenshot from today.png"),
        );
        fs::write(&source, code(4)).unwrap();
        bus.portal(&["makes", source.to_str().unwrap(), made.to_str().unwrap()]);
        let said = on_wayland(&bus, "screens").hear();
        assert!(
            said.starts_with("Portal ") && said.ends_with(&format!("[{LINK}]")),
            "{said}"
        );
        assert!(!made.exists());
        assert!(source.exists());
    }

    fn a_file_that_was_there_before_stays() {
        let Some(mut bus) = Bus::start() else { return };
        let file = bus.path("source.png");
        fs::write(&file, code(4)).unwrap();
        let past = fs::metadata(&file).unwrap().modified().unwrap() - Duration::from_secs(60);
        fs::File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(past)
            .unwrap();
        for behaviour in ["gives", "old"] {
            bus.portal(&[behaviour, &format!("file://{}", file.display())]);
            let said = on_wayland(&bus, "screens").hear();
            assert!(said.ends_with(&format!("[{LINK}]")), "{behaviour}: {said}");
            assert!(file.exists());
        }
    }

    fn each_refusal_of_the_portal_is_told_apart() {
        let Some(mut bus) = Bus::start() else { return };
        assert_eq!(on_wayland(&bus, "screens").hear(), "NoPortal");
        for (behaviour, told) in [
            ("cancelled", "Cancelled"),
            ("refused", "Refused"),
            ("denies", "Refused"),
            ("nothing", "NoPicture"),
            ("ends", "NoPortal"),
        ] {
            bus.portal(&[behaviour]);
            assert_eq!(on_wayland(&bus, "screens").hear(), told, "{behaviour}");
        }
    }

    fn whether_there_is_a_portal_is_told_without_asking_it() {
        assert_eq!(Player::start("portal", |_| {}).hear(), "Some(false)");
        let Some(mut bus) = Bus::start() else { return };
        assert_eq!(on_wayland(&bus, "portal").hear(), "Some(false)");
        // One that answers nothing is there all the same.
        bus.portal(&["hangs"]);
        assert_eq!(on_wayland(&bus, "portal").hear(), "Some(true)");
    }

    fn what_is_no_picture_is_not_taken() {
        let Some(mut bus) = Bus::start() else { return };
        let text = bus.path("text.png");
        fs::write(&text, "no picture").unwrap();
        let pipe = bus.path("pipe.png");
        assert!(
            std::process::Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let large = bus.path("large.png");
        fs::File::create(&large)
            .unwrap()
            .set_len(100_000_000)
            .unwrap();
        let of = |path: &std::path::Path| format!("file://{}", path.display());
        for (uri, told) in [
            (of(&text), "NoPicture"),
            (of(&pipe), "NoPicture"),
            (of(bus.path(".").as_path()), "NoPicture"),
            (of(&bus.path("missing.png")), "NoPicture"),
            (of(&large), "TooLarge"),
            ("https://acme.test/a.png".to_owned(), "NoPicture"),
            ("file:///dev/zero".to_owned(), "NoPicture"),
        ] {
            bus.portal(&["gives", &uri]);
            assert_eq!(on_wayland(&bus, "screens").hear(), told, "{uri}");
        }
    }

    fn a_portal_that_hangs_is_given_up_and_the_child_ends() {
        let Some(mut bus) = Bus::start() else { return };
        bus.portal(&["hangs"]);
        let mut player = on_wayland(&bus, "screens-briefly");
        assert_eq!(player.hear(), "TimedOut");
        assert_eq!(children_of(player.id()), []);
    }

    fn cancelling_ends_the_child() {
        let Some(mut bus) = Bus::start() else { return };
        bus.portal(&["hangs"]);
        let mut player = on_wayland(&bus, "screens-cancelled");
        bus.wait_until_portal_is_asked();
        player.go_on();
        assert_eq!(player.hear(), "cancelled");
        until("the child's end", || {
            children_of(player.id()).is_empty().then_some(())
        });
    }

    fn a_child_that_is_killed_is_told() {
        let Some(mut bus) = Bus::start() else { return };
        bus.portal(&["hangs"]);
        let mut player = on_wayland(&bus, "screens");
        bus.wait_until_portal_is_asked();
        let [child] = children_of(player.id())[..] else {
            panic!("there is no one child")
        };
        let killed = std::process::Command::new("kill")
            .args(["-KILL", &child.to_string()])
            .status();
        assert!(killed.unwrap().success());
        assert_eq!(player.hear(), "ChildEnded");
    }

    /// The stand-in looks at its caller as the real portal does. Root may look at everybody, so that all of it runs as nobody.
    fn a_hardened_program_captures_through_its_child_only() {
        let Some(mut bus) = Bus::start_as_nobody() else {
            return;
        };
        let source = bus.path("source.png");
        fs::write(&source, code(4)).unwrap();
        bus.portal(&["gives", &format!("file://{}", source.display())]);
        let said = on_wayland(&bus, "hardened-itself").hear();
        assert_eq!(said, "org.freedesktop.DBus.Error.AccessDenied");
        let said = on_wayland(&bus, "hardened").hear();
        assert!(said.ends_with(&format!("[{LINK}]")), "{said}");
    }

    fn a_link_and_a_picture_on_the_clipboard_are_read() {
        if !is_installed("xclip", "-version") {
            return;
        }
        let Some(x11) = X11::start(&["640x480x24"]) else {
            return;
        };
        let read = || Player::start("clipboard", |command| x11.for_command(command)).hear();
        assert_eq!(read(), "NothingThere");
        x11.clip(LINK.as_bytes(), "UTF8_STRING");
        assert_eq!(read(), format!("text {LINK}"));
        let code = code(3);
        x11.clip(&code, "image/png");
        let side = image::load_from_memory(&code).unwrap().width();
        assert_eq!(read(), format!("picture {side}x{side} [{LINK}]"));
        x11.clip(b"no picture", "image/png");
        assert_eq!(read(), "NoPicture");
    }

    fn a_text_is_copied_and_cleared_only_while_it_is_there() {
        let Some(x11) = X11::start(&["640x480x24"]) else {
            return;
        };
        let mut copier = Player::start("copier", |command| x11.for_command(command));
        assert_eq!(copier.hear(), "copied true");
        let read = || Player::start("clipboard", |command| x11.for_command(command)).hear();
        assert_eq!(read(), "text 123456");
        // Beside the text stands the hint by which programs that keep a history leave it out.
        if is_installed("xclip", "-version") {
            let offered = x11.on_clipboard("TARGETS");
            assert!(
                offered.lines().any(|target| target == PASSWORD_HINT),
                "{offered}"
            );
            assert_eq!(x11.on_clipboard(PASSWORD_HINT), "secret");
            assert_eq!(x11.on_clipboard("UTF8_STRING"), "123456");
        }
        copier.go_on();
        assert_eq!(copier.hear(), "cleared something else");
        assert_eq!(read(), "text 123456");
        copier.go_on();
        assert_eq!(copier.hear(), "cleared");
        assert_eq!(read(), "NothingThere");
    }

    fn pictures_are_read_in_a_child_and_bad_ones_given_up() {
        let svg = countersign_qr::svg(LINK).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        let read = |bytes: &[u8]| {
            fs::write(&file, bytes).unwrap();
            Player::start("picture", |command| {
                command.env("COUNTERSIGN_TEST_FILE", &file);
            })
            .hear()
        };
        assert_eq!(read(&code(4)), format!("[{LINK}]"));
        assert_eq!(read(svg.as_bytes()), format!("[{LINK}]"));
        assert_eq!(read(b"%PDF-1.7"), "Read(Damaged)");
        assert_eq!(read(b"no picture"), "Read(NotAnImage)");
        assert_eq!(read(&png(GrayImage::new(30, 30))), "Read(NoQr)");
        // A page that paints forms that paint forms, ten times each: more than anybody waits for.
        let started = Instant::now();
        let given_up = read(&endless_pdf());
        assert!(
            ["TimedOut", "ChildEnded"].contains(&given_up.as_str()),
            "{given_up}"
        );
        assert!(started.elapsed() < Duration::from_secs(60));
    }

    fn drawings_are_drawn_in_a_child_each_by_itself() {
        const BEGIN: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="10">"#;
        let good = format!(r#"{BEGIN}<rect width="10" height="10"/></svg>"#);
        // Each group is the one before it ten times over.
        let mut endless = format!(r#"{BEGIN}<defs><rect id="g0" width="9" height="9"/>"#);
        for group in 1..12 {
            let uses = format!(r##"<use xlink:href="#g{}"/>"##, group - 1).repeat(10);
            endless.push_str(&format!(r#"<g id="g{group}">{uses}</g>"#));
        }
        endless.push_str(r##"</defs><use xlink:href="#g11"/></svg>"##);
        let cut = format!("{BEGIN}<rect");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        let read = |drawings: &[&str]| {
            fs::write(&file, drawings.join("\0")).unwrap();
            Player::start("drawings", |command| {
                command.env("COUNTERSIGN_TEST_FILE", &file);
            })
            .hear()
        };
        assert_eq!(
            read(&[&good, &cut, &endless, "no drawing", &good]),
            "[64x32 none none none 64x32]"
        );
        // More than one child is given.
        let many = vec![good.as_str(); 600];
        assert_eq!(read(&many), format!("[{}]", ["64x32"; 600].join(" ")));
    }

    /// Twelve forms, each of which paints the next one ten times.
    fn endless_pdf() -> Vec<u8> {
        const FORMS: usize = 12;
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        let mut object = |pdf: &mut Vec<u8>, text: String| {
            places.push(pdf.len());
            let number = places.len();
            pdf.extend(format!("{number} 0 obj\n{text}\nendobj\n").into_bytes());
        };
        object(&mut pdf, "<< /Type /Catalog /Pages 2 0 R >>".to_owned());
        object(
            &mut pdf,
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        );
        let resources = |next: usize| format!("<< /XObject << /F {next} 0 R >> >>");
        let stream = |dictionary: String, content: &str| {
            format!(
                "<< {dictionary} /Length {} >>\nstream\n{content}\nendstream",
                content.len()
            )
        };
        object(
            &mut pdf,
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources {} >>",
                resources(5)
            ),
        );
        object(&mut pdf, stream(String::new(), "/F Do"));
        for form in 0..FORMS {
            let number = 5 + form;
            let content = if form + 1 == FORMS {
                "0 0 600 800 re f ".repeat(10)
            } else {
                "/F Do ".repeat(10)
            };
            let dictionary = format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources {}",
                resources(number + 1)
            );
            object(&mut pdf, stream(dictionary, &content));
        }
        let xref = pdf.len();
        pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).into_bytes());
        for place in &places {
            pdf.extend(format!("{place:010} 00000 n \n").into_bytes());
        }
        pdf.extend(
            format!(
                "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n",
                places.len() + 1
            )
            .into_bytes(),
        );
        pdf
    }
}
