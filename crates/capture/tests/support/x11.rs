//! X11 servers without a real screen, and windows on them.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Output, Stdio};

use x11rb::connection::{Connection as _, RequestConnection as _};
use x11rb::protocol::randr::{ConnectionExt as _, MonitorInfo};
use x11rb::protocol::xproto::{
    ChangeGCAux, ConnectionExt as _, CreateGCAux, CreateWindowAux, EventMask, ImageFormat,
    Rectangle, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::{Owned, is_installed, until};

pub(crate) struct X11 {
    display: String,
    _server: Owned,
}

/// A window, which closes with its connection.
pub(crate) struct Window(RustConnection);

impl X11 {
    /// A server with screens of these sizes and depths; `None`, and a word about it, where there can be none.
    pub(crate) fn start(screens: &[&str]) -> Option<Self> {
        if !is_installed("Xvfb", "-help") {
            return None;
        }
        let mut command = Command::new("Xvfb");
        for (number, screen) in screens.iter().enumerate() {
            command.args(["-screen", &number.to_string(), screen]);
        }
        // The server chooses a number that is free, and says it when it is ready.
        let mut server = command
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap())
            .read_line(&mut number)
            .unwrap();
        assert!(!number.is_empty(), "the server did not start");
        Some(Self {
            display: format!(":{}", number.trim()),
            _server: Owned(server),
        })
    }

    pub(crate) fn for_command(&self, command: &mut Command) {
        command.env("DISPLAY", &self.display);
    }

    /// Cuts the screen into monitors: name, left, top, width, height.
    pub(crate) fn set_monitors(&self, monitors: &[(&str, i16, i16, u16, u16)]) {
        let (connection, number) = x11rb::connect(Some(&self.display)).unwrap();
        let root = connection.setup().roots[number].root;
        connection.extension_information("RANDR").unwrap();
        let (mut outputs, _) = {
            let resources = connection
                .randr_get_screen_resources(root)
                .unwrap()
                .reply()
                .unwrap();
            (resources.outputs, ())
        };
        for (name, x, y, width, height) in monitors {
            let name = connection
                .intern_atom(false, name.as_bytes())
                .unwrap()
                .reply()
                .unwrap()
                .atom;
            let monitor = MonitorInfo {
                name,
                primary: false,
                automatic: false,
                x: *x,
                y: *y,
                width: *width,
                height: *height,
                width_in_millimeters: 300,
                height_in_millimeters: 200,
                // The one real output goes to the first, so that it is not listed beside them.
                outputs: std::mem::take(&mut outputs),
            };
            connection
                .randr_set_monitor(root, monitor)
                .unwrap()
                .check()
                .unwrap();
        }
        // What was set stays with the server.
        connection.sync().unwrap();
    }

    /// Shows a black and white PNG in a window of its own.
    pub(crate) fn show(&self, png: &[u8], left: i16, top: i16) -> Window {
        let image = image::load_from_memory(png).unwrap().into_luma8();
        let (width, height) = (
            u16::try_from(image.width()).unwrap(),
            u16::try_from(image.height()).unwrap(),
        );
        let (connection, number) = x11rb::connect(Some(&self.display)).unwrap();
        let screen = &connection.setup().roots[number];
        let (root, white, black, depth) = (
            screen.root,
            screen.white_pixel,
            screen.black_pixel,
            screen.root_depth,
        );
        let window = connection.generate_id().unwrap();
        let looks = CreateWindowAux::new()
            .background_pixel(white)
            .override_redirect(1)
            .event_mask(EventMask::EXPOSURE);
        connection
            .create_window(
                depth,
                window,
                root,
                left,
                top,
                width,
                height,
                0,
                WindowClass::INPUT_OUTPUT,
                0,
                &looks,
            )
            .unwrap();
        connection.map_window(window).unwrap();
        connection.flush().unwrap();
        // It is there to be painted on.
        connection.wait_for_event().unwrap();
        let pen = connection.generate_id().unwrap();
        connection
            .create_gc(pen, window, &CreateGCAux::new().foreground(black))
            .unwrap();
        let mut dark = Vec::new();
        for (x, y, grey) in image
            .enumerate_pixels()
            .filter(|(_, _, grey)| grey.0[0] == 0)
        {
            let _ = grey;
            dark.push(Rectangle {
                x: i16::try_from(x).unwrap(),
                y: i16::try_from(y).unwrap(),
                width: 1,
                height: 1,
            });
        }
        for some in dark.chunks(10_000) {
            connection.poly_fill_rectangle(window, pen, some).unwrap();
        }
        connection.change_gc(pen, &ChangeGCAux::new()).unwrap();
        // Painted when the server has answered what was asked after it.
        let asked = connection
            .get_image(ImageFormat::Z_PIXMAP, window, 0, 0, 1, 1, u32::MAX)
            .unwrap();
        asked.reply().unwrap();
        Window(connection)
    }

    /// Puts something on the clipboard, and returns when it is there.
    pub(crate) fn clip(&self, bytes: &[u8], target: &str) {
        let mut xclip = Command::new("xclip")
            .args(["-selection", "clipboard", "-target", target, "-in"])
            .env("DISPLAY", &self.display)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        xclip.stdin.take().unwrap().write_all(bytes).unwrap();
        // It goes on in the background, until somebody else copies or the server ends. What was started ends before that holds it.
        assert!(xclip.wait().unwrap().success());
        until("the clipboard", || {
            (self.clipboard(target).stdout == bytes).then_some(())
        });
    }

    /// What the clipboard has for a target, as another program gets it.
    pub(crate) fn on_clipboard(&self, target: &str) -> String {
        let xclip = self.clipboard(target);
        assert!(xclip.status.success(), "{target}: {xclip:?}");
        String::from_utf8(xclip.stdout).unwrap()
    }

    fn clipboard(&self, target: &str) -> Output {
        Command::new("xclip")
            .args(["-selection", "clipboard", "-target", target, "-out"])
            .env("DISPLAY", &self.display)
            .output()
            .unwrap()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.flush();
    }
}
