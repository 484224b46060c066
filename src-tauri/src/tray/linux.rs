//! The trays of Linux desktops, spoken to over the session's bus: the mark is a *StatusNotifierItem* as KDE and
//! freedesktop.org describe it, its menu a `com.canonical.dbusmenu`. The mark has a connection of its own, and goes with it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use gtk::gio::{
    DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusMessage, DBusMessageFlags,
    DBusMethodInvocation, DBusNodeInfo, DBusSendMessageFlags, DBusSignalFlags,
};
use gtk::glib::variant::ObjectPath;
use gtk::glib::{self, MainContext, ToVariant as _, Variant, VariantTy};
use tauri::{AppHandle, Runtime};

use super::menu::{Choice, Row};
use super::{choose, locked, renew, seen};

const ITEM: &str = "org.kde.StatusNotifierItem";
const ITEM_PATH: &str = "/StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";
const MENU_PATH: &str = "/MenuBar";
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const WATCHER_PATH: &str = "/StatusNotifierWatcher";
const PATIENCE_MS: i32 = 5000;
const NOTES: &str = "org.freedesktop.Notifications";
const NOTES_PATH: &str = "/org/freedesktop/Notifications";
/// How long a note is seen.
const NOTE_MS: i32 = 3000;

const DESCRIPTION: &str = r#"<node>
<interface name="org.kde.StatusNotifierItem">
  <property name="Category" type="s" access="read"/>
  <property name="Id" type="s" access="read"/>
  <property name="Title" type="s" access="read"/>
  <property name="Status" type="s" access="read"/>
  <property name="WindowId" type="i" access="read"/>
  <property name="IconName" type="s" access="read"/>
  <property name="IconPixmap" type="a(iiay)" access="read"/>
  <property name="OverlayIconName" type="s" access="read"/>
  <property name="AttentionIconName" type="s" access="read"/>
  <property name="ToolTip" type="(sa(iiay)ss)" access="read"/>
  <property name="ItemIsMenu" type="b" access="read"/>
  <property name="Menu" type="o" access="read"/>
  <method name="Activate"><arg type="i" direction="in"/><arg type="i" direction="in"/></method>
  <method name="SecondaryActivate"><arg type="i" direction="in"/><arg type="i" direction="in"/></method>
  <method name="ContextMenu"><arg type="i" direction="in"/><arg type="i" direction="in"/></method>
  <method name="Scroll"><arg type="i" direction="in"/><arg type="s" direction="in"/></method>
</interface>
<interface name="com.canonical.dbusmenu">
  <property name="Version" type="u" access="read"/>
  <property name="TextDirection" type="s" access="read"/>
  <property name="Status" type="s" access="read"/>
  <property name="IconThemePath" type="as" access="read"/>
  <method name="GetLayout">
    <arg type="i" direction="in"/><arg type="i" direction="in"/><arg type="as" direction="in"/>
    <arg type="u" direction="out"/><arg type="(ia{sv}av)" direction="out"/>
  </method>
  <method name="GetGroupProperties">
    <arg type="ai" direction="in"/><arg type="as" direction="in"/><arg type="a(ia{sv})" direction="out"/>
  </method>
  <method name="GetProperty">
    <arg type="i" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
  </method>
  <method name="Event">
    <arg type="i" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="in"/><arg type="u" direction="in"/>
  </method>
  <method name="EventGroup"><arg type="a(isvu)" direction="in"/><arg type="ai" direction="out"/></method>
  <method name="AboutToShow"><arg type="i" direction="in"/><arg type="b" direction="out"/></method>
  <method name="AboutToShowGroup">
    <arg type="ai" direction="in"/><arg type="ai" direction="out"/><arg type="ai" direction="out"/>
  </method>
  <signal name="LayoutUpdated"><arg type="u"/><arg type="i"/></signal>
  <signal name="ItemsPropertiesUpdated"><arg type="a(ia{sv})"/><arg type="a(ias)"/></signal>
</interface>
</node>"#;

type Properties = HashMap<String, Variant>;
/// Width, height, and the pixels: alpha, red, green, blue.
type Pixmap = (i32, i32, Vec<u8>);

/// The mark, from the moment on that it was wanted. Whether anybody shows it is told later, if ever.
pub(super) struct Icon(Arc<Shared>);

#[derive(Default)]
struct Shared {
    menu: Mutex<Shown>,
    bus: Mutex<Option<DBusConnection>>,
    is_over: std::sync::atomic::AtomicBool,
}

#[derive(Default)]
struct Shown {
    revision: u32,
    rows: Vec<Row>,
}

impl Icon {
    pub(super) fn put<R: Runtime>(app: &AppHandle<R>) -> Self {
        let shared: Arc<Shared> = Arc::default();
        let icon = Self(Arc::clone(&shared));
        let here = app.clone();
        // The bus is served by the thread that the window is served by.
        let begun = app.run_on_main_thread(move || {
            MainContext::default().spawn_local(async move {
                if let Err(error) = connect(&here, &shared).await {
                    tracing::warn!(%error, "no mark in the tray");
                }
            });
        });
        if begun.is_err() {
            tracing::warn!("no mark in the tray");
        }
        icon
    }

    /// Says something beside the tray, for a moment
    /// (<https://specifications.freedesktop.org/notification-spec/latest/protocol.html>).
    pub(super) fn tell(&self, what: &str) {
        let hints = Properties::from([("transient".to_owned(), true.to_variant())]);
        let (instead_of, actions) = (0u32, Vec::<String>::new());
        let note = (
            "Countersign",
            instead_of,
            "countersign",
            what,
            "",
            actions,
            hints,
            NOTE_MS,
        );
        let call = DBusMessage::new_method_call(Some(NOTES), NOTES_PATH, Some(NOTES), "Notify");
        call.set_flags(DBusMessageFlags::NO_REPLY_EXPECTED);
        call.set_body(&note.to_variant());
        if let Some(bus) = locked(&self.0.bus).as_ref() {
            // A desktop that shows no notes has no place for this one.
            let _ = bus.send_message(&call, DBusSendMessageFlags::NONE);
        }
    }

    /// Shows these rows from now on. Whether they are others than before.
    pub(super) fn show<R: Runtime>(&self, _: &AppHandle<R>, rows: Vec<Row>) -> bool {
        let revision = {
            let mut shown = locked(&self.0.menu);
            if shown.rows == rows {
                return false;
            }
            shown.rows = rows;
            shown.revision = shown.revision.wrapping_add(1);
            shown.revision
        };
        if let Some(bus) = locked(&self.0.bus).as_ref() {
            let news = (revision, 0i32).to_variant();
            // Nobody may be there to hear it; who comes later reads the menu anew.
            let _ = bus.emit_signal(None, MENU_PATH, MENU, "LayoutUpdated", Some(&news));
        }
        true
    }

    pub(super) fn take_away<R: Runtime>(&self, app: &AppHandle<R>) {
        self.0
            .is_over
            .store(true, std::sync::atomic::Ordering::SeqCst);
        let bus = locked(&self.0.bus).take();
        let _ = app.run_on_main_thread(move || {
            if let Some(bus) = bus {
                bus.close(gtk::gio::Cancellable::NONE, |_| ());
            }
        });
    }
}

/// The session's bus, where there is one: none is started for a mark.
fn address() -> Option<String> {
    let named = std::env::var("DBUS_SESSION_BUS_ADDRESS").ok();
    named.filter(|named| !named.is_empty()).or_else(|| {
        let running = std::env::var("XDG_RUNTIME_DIR").ok()?;
        let socket = Path::new(&running).join("bus");
        socket
            .exists()
            .then(|| format!("unix:path={}", socket.display()))
    })
}

async fn connect<R: Runtime>(app: &AppHandle<R>, shared: &Arc<Shared>) -> Result<(), glib::Error> {
    let Some(address) = address() else {
        return Ok(());
    };
    let flags =
        DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    let bus = DBusConnection::for_address_future(&address, flags, None).await?;
    bus.set_exit_on_close(false);
    export(app, &bus, shared)?;
    *locked(&shared.bus) = Some(bus.clone());
    if shared.is_over.load(std::sync::atomic::Ordering::SeqCst) {
        return bus.close_future().await;
    }
    let again = |member: &'static str,
                 sender: &'static str,
                 interface: &'static str,
                 about: Option<&str>| {
        let app = app.clone();
        bus.signal_subscribe(
            Some(sender),
            Some(interface),
            Some(member),
            None,
            about,
            DBusSignalFlags::NONE,
            move |bus, _, _, _, _, _| {
                let (app, bus) = (app.clone(), bus.clone());
                MainContext::default().spawn_local(async move { announce(&app, &bus).await });
            },
        );
    };
    // The desktop's tray comes, goes, and comes again.
    const BUS: &str = "org.freedesktop.DBus";
    again("NameOwnerChanged", BUS, BUS, Some(WATCHER));
    again("StatusNotifierHostRegistered", WATCHER, WATCHER, None);
    again("StatusNotifierHostUnregistered", WATCHER, WATCHER, None);
    announce(app, &bus).await;
    Ok(())
}

/// Tells the desktop's tray of the mark, and the program whether anybody shows it.
async fn announce<R: Runtime>(app: &AppHandle<R>, bus: &DBusConnection) {
    let named = bus.unique_name();
    let mark = (named.as_deref().unwrap_or_default(),).to_variant();
    let told = ask(bus, WATCHER, "RegisterStatusNotifierItem", &mark, "()").await;
    let host = (WATCHER, "IsStatusNotifierHostRegistered").to_variant();
    let is_there = told.is_some()
        && ask(bus, "org.freedesktop.DBus.Properties", "Get", &host, "(v)")
            .await
            .and_then(|answer| answer.try_child_value(0)?.as_variant()?.get::<bool>())
            .unwrap_or(false);
    if !bus.is_closed() {
        seen(app, is_there);
    }
}

/// What the desktop's tray answers, if that is of the type that it has to be.
async fn ask(
    bus: &DBusConnection,
    interface: &str,
    method: &str,
    said: &Variant,
    answer: &str,
) -> Option<Variant> {
    bus.call_future(
        Some(WATCHER),
        WATCHER_PATH,
        interface,
        method,
        Some(said),
        VariantTy::new(answer).ok(),
        DBusCallFlags::NO_AUTO_START,
        PATIENCE_MS,
    )
    .await
    .ok()
}

fn export<R: Runtime>(
    app: &AppHandle<R>,
    bus: &DBusConnection,
    shared: &Arc<Shared>,
) -> Result<(), glib::Error> {
    let described = DBusNodeInfo::for_xml(DESCRIPTION)?;
    let pixmap = pixmap(app);
    if let Some(item) = described.lookup_interface(ITEM) {
        let app = app.clone();
        bus.register_object(
            ITEM_PATH,
            &item,
            move |_, _, _, _, method, _, invocation| {
                if matches!(method, "Activate" | "SecondaryActivate") {
                    choose(&app, Choice::Open);
                }
                invocation.return_value(None);
            },
            move |_, _, _, _, name| of_item(name, &pixmap),
            |_, _, _, _, _, _| false,
        )?;
    }
    if let Some(menu) = described.lookup_interface(MENU) {
        let (app, shared) = (app.clone(), Arc::clone(shared));
        bus.register_object(
            MENU_PATH,
            &menu,
            move |_, _, _, _, method, said, invocation| {
                answer(&app, &shared, method, &said, invocation);
            },
            |_, _, _, _, name| of_menu(name),
            |_, _, _, _, _, _| false,
        )?;
    }
    Ok(())
}

fn of_item(name: &str, pixmap: &[Pixmap]) -> Variant {
    match name {
        "Category" => "ApplicationStatus".to_variant(),
        "Id" => "countersign".to_variant(),
        "Title" => "Countersign".to_variant(),
        "Status" => "Active".to_variant(),
        "WindowId" => 0i32.to_variant(),
        "IconPixmap" => pixmap.to_vec().to_variant(),
        "ToolTip" => ("", Vec::<Pixmap>::new(), "Countersign", "").to_variant(),
        "ItemIsMenu" => false.to_variant(),
        "Menu" => ObjectPath::try_from(MENU_PATH.to_owned())
            .map_or_else(|_| "".to_variant(), |path| path.to_variant()),
        _ => "".to_variant(),
    }
}

fn of_menu(name: &str) -> Variant {
    match name {
        "Version" => 3u32.to_variant(),
        "TextDirection" => "ltr".to_variant(),
        "IconThemePath" => Vec::<String>::new().to_variant(),
        _ => "normal".to_variant(),
    }
}

fn answer<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Arc<Shared>,
    method: &str,
    said: &Variant,
    invocation: DBusMethodInvocation,
) {
    let argument = |at| said.try_child_value(at);
    match method {
        "GetLayout" => {
            let of = argument(0).and_then(|of| of.get::<i32>()).unwrap_or(0);
            invocation.return_value(Some(&layout(&locked(&shared.menu), of)));
        }
        "GetGroupProperties" => {
            let asked: Vec<i32> = argument(0)
                .and_then(|asked| asked.get())
                .unwrap_or_default();
            let shown = locked(&shared.menu);
            let some: Vec<(i32, Properties)> = shown
                .rows
                .iter()
                .filter(|row| asked.is_empty() || asked.contains(&row.number))
                .map(|row| (row.number, properties(row)))
                .collect();
            invocation.return_value(Some(&(some,).to_variant()));
        }
        "GetProperty" => {
            let number = argument(0).and_then(|number| number.get::<i32>());
            let name = argument(1)
                .and_then(|name| name.get::<String>())
                .unwrap_or_default();
            let shown = locked(&shared.menu);
            let row = shown.rows.iter().find(|row| Some(row.number) == number);
            let value = row.and_then(|row| properties(row).remove(&name));
            let value = value.unwrap_or_else(|| "".to_variant());
            invocation.return_value(Some(&(value,).to_variant()));
        }
        "Event" => {
            happened(app, shared, said);
            invocation.return_value(None);
        }
        "EventGroup" => {
            for event in argument(0).iter().flat_map(Variant::iter) {
                happened(app, shared, &event);
            }
            invocation.return_value(Some(&(Vec::<i32>::new(),).to_variant()));
        }
        "AboutToShow" => up_to_date(app, move |changed| {
            invocation.return_value(Some(&(changed,).to_variant()));
        }),
        "AboutToShowGroup" => up_to_date(app, move |changed| {
            let changed: Vec<i32> = if changed { vec![0] } else { Vec::new() };
            invocation.return_value(Some(&(changed, Vec::<i32>::new()).to_variant()));
        }),
        _ => invocation.return_value(None),
    }
}

/// Brings the menu up to date, and then answers.
fn up_to_date<R: Runtime>(app: &AppHandle<R>, then: impl FnOnce(bool) + 'static) {
    let (done, renewed) = tokio::sync::oneshot::channel();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        // Who asked may have gone.
        let _ = done.send(renew(&app).await);
    });
    MainContext::default().spawn_local(async move { then(renewed.await.unwrap_or(false)) });
}

/// The events of a menu: only that something was chosen is heard.
fn happened<R: Runtime>(app: &AppHandle<R>, shared: &Shared, event: &Variant) {
    let number = event
        .try_child_value(0)
        .and_then(|number| number.get::<i32>());
    let kind = event
        .try_child_value(1)
        .and_then(|kind| kind.get::<String>());
    if kind.as_deref() != Some("clicked") {
        return;
    }
    let chosen = {
        let shown = locked(&shared.menu);
        let row = shown.rows.iter().find(|row| Some(row.number) == number);
        row.and_then(|row| row.choice.clone())
    };
    if let Some(choice) = chosen {
        choose(app, choice);
    }
}

/// The menu, or one of its rows, which have no rows of their own.
fn layout(shown: &Shown, of: i32) -> Variant {
    if of != 0 {
        let row = shown.rows.iter().find(|row| row.number == of);
        let row = (
            of,
            row.map(properties).unwrap_or_default(),
            Vec::<Variant>::new(),
        );
        return (shown.revision, row).to_variant();
    }
    let rows: Vec<Variant> = shown
        .rows
        .iter()
        .map(|row| (row.number, properties(row), Vec::<Variant>::new()).to_variant())
        .collect();
    let whole = Properties::from([("children-display".to_owned(), "submenu".to_variant())]);
    (shown.revision, (0i32, whole, rows)).to_variant()
}

fn properties(row: &Row) -> Properties {
    if row.label.is_empty() {
        return Properties::from([("type".to_owned(), "separator".to_variant())]);
    }
    Properties::from([
        // A single low line marks the letter that chooses the row.
        (
            "label".to_owned(),
            row.label.replace('_', "__").to_variant(),
        ),
        ("enabled".to_owned(), row.choice.is_some().to_variant()),
    ])
}

/// The program's icon as the bus wants it.
fn pixmap<R: Runtime>(app: &AppHandle<R>) -> Vec<Pixmap> {
    let Some(icon) = app.default_window_icon() else {
        return Vec::new();
    };
    let pixels = icon.rgba().as_chunks::<4>().0.iter();
    let pixels = pixels.flat_map(|[red, green, blue, alpha]| [*alpha, *red, *green, *blue]);
    match (i32::try_from(icon.width()), i32::try_from(icon.height())) {
        (Ok(width), Ok(height)) => vec![(width, height, pixels.collect())],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_on_the_bus_has_the_types_that_were_described() {
        let row = |number, label: &str, choice| Row {
            number,
            label: label.to_owned(),
            choice,
        };
        let shown = Shown {
            revision: 7,
            rows: vec![
                row(10, "a_b", Some(Choice::Open)),
                row(3, "", None),
                row(1, "nothing", None),
            ],
        };
        for of in [0, 10, 99] {
            assert_eq!(layout(&shown, of).type_().as_str(), "(u(ia{sv}av))");
        }
        let label = properties(&shown.rows[0]).remove("label").unwrap();
        assert_eq!(label.get::<String>().unwrap(), "a__b");
        let described = DBusNodeInfo::for_xml(DESCRIPTION).unwrap();
        assert!(described.lookup_interface(ITEM).is_some());
        assert!(described.lookup_interface(MENU).is_some());
        for (property, kind) in [
            ("Category", "s"),
            ("WindowId", "i"),
            ("IconName", "s"),
            ("IconPixmap", "a(iiay)"),
            ("ToolTip", "(sa(iiay)ss)"),
            ("ItemIsMenu", "b"),
            ("Menu", "o"),
        ] {
            assert_eq!(of_item(property, &[]).type_().as_str(), kind, "{property}");
        }
        for (property, kind) in [("Version", "u"), ("IconThemePath", "as"), ("Status", "s")] {
            assert_eq!(of_menu(property).type_().as_str(), kind, "{property}");
        }
    }
}
