//! The commands that the window may call. Each hands over to one use case; nothing is decided here.

use countersign_app::{AppError, DiagnosisWindow, Trial, browser, view};
use tauri::ipc::{Invoke, Request, Response};
use tauri::{AppHandle, Runtime, State};

use crate::clipboard::Clipboard;
use crate::desktop::protect;
use crate::dialogs;
use crate::incoming::{bytes, header, json};
use crate::links;
use crate::shell::Shell;
use crate::transfer_commands;

pub(crate) type Answer<T> = Result<T, Box<view::AppError>>;

/// All commands, for the invoke handler.
pub(crate) fn all<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        app_state,
        create_vault,
        unlock,
        lock,
        activity,
        set_lock_settings,
        list_accounts,
        codes,
        next_hotp_code,
        copy_code,
        crate::desktop::desktop,
        crate::desktop::set_desktop,
        crate::desktop::set_tray_words,
        remove_account,
        edit_account,
        reorder_accounts,
        set_icon,
        account_icon,
        list_trash,
        restore_accounts,
        delete_accounts,
        undo,
        read_link,
        read_image,
        read_fields,
        add_candidate,
        add_candidates,
        discard_candidates,
        verify_code,
        list_enrollments,
        start_enrollment,
        check_enrollment_code,
        enrollment_code,
        verify_enrollment,
        enrollment_status,
        discard_enrollment,
        show_key,
        key_text,
        vault_details,
        add_slot,
        replace_slot,
        remove_slot,
        make_recovery_code,
        discard_recovery_code,
        rekey_plan,
        rekey,
        doctor,
        take_snapshot,
        restore_snapshot,
        restore_damaged,
        start_demo,
        leave_demo,
        set_scenario,
        copy_next_code,
        clipboard_seconds,
        set_clipboard_seconds,
        remove_accounts,
        pin_accounts,
        tag_accounts,
        links::read_opened_links,
        links::opens_links,
        links::set_opens_links,
        transfer_commands::choose_import_files,
        transfer_commands::add_import,
        transfer_commands::import_from_clipboard,
        transfer_commands::import_from_screen,
        transfer_commands::read_frame,
        transfer_commands::import_password,
        transfer_commands::import_rows,
        transfer_commands::take_import_rows,
        transfer_commands::run_import,
        transfer_commands::save_refused_rows,
        transfer_commands::cancel_import,
        transfer_commands::cancel_import_password,
        transfer_commands::import_progress,
        transfer_commands::export_formats,
        transfer_commands::plan_export,
        transfer_commands::run_export,
        transfer_commands::show_account_key,
        transfer_commands::cancel_export,
        transfer_commands::export_progress,
        transfer_commands::export_qr,
        transfer_commands::backup_status,
        transfer_commands::choose_backup_folder,
        transfer_commands::set_backup,
        transfer_commands::back_up_now,
        transfer_commands::cancel_backup,
        transfer_commands::backup_progress,
        list_servers,
        save_server,
        remove_server,
        test_server,
        add_certificate,
        remove_certificates,
        use_server_time,
        begin_sign_in,
        open_sign_in,
        copy_sign_in_address,
        await_sign_in,
        cancel_sign_in,
        use_token,
        sign_out,
        subject,
        start_at_server,
        remove_registration,
        finish_elsewhere,
        give_enrollment_token,
        try_signing_in,
        read_offer,
        accept_offer,
        decline_offer,
        make_offer,
        save_offer,
        exchanges,
        clear_exchanges,
        exchanges_text,
        start_clock_test,
        clock_test_code,
        end_clock_test,
        set_demo_clock,
        reset_demo,
    ]
}

/// The view of a use case's answer.
pub(crate) fn answer<T>(result: countersign_app::Result<T>) -> Answer<T> {
    result.map_err(|error: AppError| Box::new(error.view()))
}

#[tauri::command]
async fn app_state(shell: State<'_, Shell>) -> Answer<view::AppState> {
    Ok(shell.desk().await.current().state().await)
}

#[tauri::command]
async fn create_vault(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::AppState> {
    let passphrase = bytes(&request)?;
    let app = shell.desk().await.current();
    answer(
        app.create_vault((!passphrase.is_empty()).then_some(passphrase))
            .await,
    )?;
    Ok(app.state().await)
}

#[tauri::command]
async fn unlock(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.unlock(json(&request)?).await)?;
    Ok(app.state().await)
}

#[tauri::command]
async fn lock(shell: State<'_, Shell>) -> Answer<view::AppState> {
    answer(shell.desk().await.lock().await)
}

#[tauri::command]
async fn activity(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.activity();
    Ok(())
}

#[tauri::command]
async fn set_lock_settings(
    shell: State<'_, Shell>,
    settings: view::LockSettings,
) -> Answer<view::LockSettings> {
    let app = shell.desk().await.current();
    answer(app.set_lock_settings(settings).await)
}

#[tauri::command]
async fn list_accounts(shell: State<'_, Shell>) -> Answer<view::AccountList> {
    answer(shell.desk().await.current().list_accounts().await)
}

#[tauri::command]
async fn codes(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<view::Codes> {
    answer(shell.desk().await.current().codes(&ids).await)
}

#[tauri::command]
async fn next_hotp_code(shell: State<'_, Shell>, id: String) -> Answer<view::AccountCode> {
    answer(shell.desk().await.current().next_hotp_code(&id).await)
}

#[tauri::command]
async fn copy_code(
    shell: State<'_, Shell>,
    clipboard: State<'_, Clipboard>,
    id: String,
) -> Answer<view::Copied> {
    let desk = shell.desk().await;
    let code = answer(desk.current().code_to_copy(&id).await)?;
    clipboard.copy(code, desk.own().clipboard_seconds()).await
}

#[tauri::command]
async fn remove_account(shell: State<'_, Shell>, id: String) -> Answer<()> {
    answer(shell.desk().await.current().remove_account(&id).await)
}

#[tauri::command]
async fn edit_account(
    shell: State<'_, Shell>,
    id: String,
    edit: view::AccountEdit,
) -> Answer<view::Account> {
    answer(shell.desk().await.current().edit_account(&id, edit).await)
}

#[tauri::command]
async fn reorder_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().reorder_accounts(&ids).await)
}

#[tauri::command]
async fn set_icon(shell: State<'_, Shell>, request: Request<'_>) -> Answer<()> {
    let app = shell.desk().await.current();
    answer(
        app.set_icon(header(&request, "account")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn account_icon(shell: State<'_, Shell>, id: String) -> Answer<Response> {
    answer(shell.desk().await.current().account_icon(&id).await).map(Response::new)
}

#[tauri::command]
async fn list_trash(shell: State<'_, Shell>) -> Answer<Vec<view::TrashedAccount>> {
    answer(shell.desk().await.current().list_trash().await)
}

#[tauri::command]
async fn restore_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().restore_accounts(&ids).await)
}

#[tauri::command]
async fn delete_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().delete_accounts(&ids).await)
}

#[tauri::command]
async fn undo(shell: State<'_, Shell>) -> Answer<Option<view::Undone>> {
    answer(shell.desk().await.current().undo().await)
}

#[tauri::command]
async fn read_link(shell: State<'_, Shell>, request: Request<'_>) -> Answer<Vec<view::Candidate>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_link(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn read_image(shell: State<'_, Shell>, request: Request<'_>) -> Answer<Vec<view::Candidate>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_image(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn read_fields(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<Vec<view::Candidate>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_fields(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn add_candidate(
    shell: State<'_, Shell>,
    id: String,
    issuer: String,
    label: String,
) -> Answer<view::Account> {
    answer(
        shell
            .desk()
            .await
            .current()
            .add_candidate(&id, &issuer, &label)
            .await,
    )
}

#[tauri::command]
async fn add_candidates(
    shell: State<'_, Shell>,
    candidates: Vec<view::ChosenCandidate>,
) -> Answer<Vec<view::Account>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .add_candidates(&candidates)
            .await,
    )
}

#[tauri::command]
async fn discard_candidates(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().discard_candidates();
    Ok(())
}

#[tauri::command]
async fn verify_code(
    shell: State<'_, Shell>,
    account: String,
    typed: String,
) -> Answer<view::Verdict> {
    answer(
        shell
            .desk()
            .await
            .current()
            .verify_code(&account, &typed, DiagnosisWindow::default())
            .await,
    )
}

#[tauri::command]
async fn list_enrollments(shell: State<'_, Shell>) -> Answer<Vec<view::Enrollment>> {
    answer(shell.desk().await.current().list_enrollments().await)
}

#[tauri::command]
async fn start_enrollment(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::Enrollment> {
    answer(
        shell
            .desk()
            .await
            .current()
            .start_enrollment(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn check_enrollment_code(
    shell: State<'_, Shell>,
    id: String,
    typed: String,
) -> Answer<view::Verdict> {
    answer(
        shell
            .desk()
            .await
            .current()
            .check_enrollment_code(&id, &typed)
            .await,
    )
}

#[tauri::command]
async fn enrollment_code(shell: State<'_, Shell>, id: String) -> Answer<view::TimedCode> {
    answer(shell.desk().await.current().enrollment_code(&id).await)
}

#[tauri::command]
async fn verify_enrollment(
    shell: State<'_, Shell>,
    id: String,
    typed: String,
) -> Answer<view::Enrolled> {
    answer(
        shell
            .desk()
            .await
            .current()
            .verify_enrollment(&id, &typed)
            .await,
    )
}

#[tauri::command]
async fn enrollment_status(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::RegistrationStatus> {
    answer(shell.desk().await.current().enrollment_status(&id).await)
}

#[tauri::command]
async fn discard_enrollment(shell: State<'_, Shell>, id: String) -> Answer<view::Discarded> {
    answer(shell.desk().await.current().discard_enrollment(&id).await)
}

#[tauri::command]
async fn show_key(shell: State<'_, Shell>, enrollment: String) -> Answer<view::KeyImages> {
    answer(shell.desk().await.current().show_key(&enrollment).await)
}

#[tauri::command]
async fn key_text(shell: State<'_, Shell>, enrollment: String) -> Answer<String> {
    answer(shell.desk().await.current().key_text(&enrollment).await).map(|text| text.to_string())
}

#[tauri::command]
async fn vault_details(shell: State<'_, Shell>) -> Answer<view::VaultDetails> {
    answer(shell.desk().await.current().vault_details().await)
}

#[tauri::command]
async fn add_slot(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::VaultDetails> {
    let view::AddSlot { with, slot } = json(&request)?;
    answer(shell.desk().await.current().add_slot(with, slot).await)
}

#[tauri::command]
async fn replace_slot(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::VaultDetails> {
    let view::ReplaceSlot { with, id, slot } = json(&request)?;
    let app = shell.desk().await.current();
    answer(app.replace_slot(with, &id, slot).await)
}

#[tauri::command]
async fn remove_slot(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::VaultDetails> {
    let view::RemoveSlot { with, id } = json(&request)?;
    answer(shell.desk().await.current().remove_slot(with, &id).await)
}

#[tauri::command]
async fn make_recovery_code(shell: State<'_, Shell>) -> Answer<view::RecoveryCodeShown> {
    answer(shell.desk().await.current().make_recovery_code().await)
}

#[tauri::command]
async fn discard_recovery_code(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().discard_recovery_code();
    Ok(())
}

#[tauri::command]
async fn rekey_plan(shell: State<'_, Shell>) -> Answer<view::RekeyPlan> {
    answer(shell.desk().await.current().rekey_plan().await)
}

#[tauri::command]
async fn rekey(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::VaultDetails> {
    answer(shell.desk().await.current().rekey(json(&request)?).await)
}

#[tauri::command]
async fn doctor(shell: State<'_, Shell>) -> Answer<view::DoctorReport> {
    Ok(shell.desk().await.current().doctor().await)
}

#[tauri::command]
async fn take_snapshot(shell: State<'_, Shell>) -> Answer<view::VaultDetails> {
    answer(shell.desk().await.current().take_snapshot().await)
}

#[tauri::command]
async fn restore_snapshot(shell: State<'_, Shell>, name: String) -> Answer<view::Restored> {
    answer(shell.desk().await.current().restore_snapshot(&name).await)
}

#[tauri::command]
async fn restore_damaged(shell: State<'_, Shell>, name: String) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.restore_damaged(&name).await)?;
    Ok(app.state().await)
}

#[tauri::command]
async fn start_demo<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
) -> Answer<view::AppState> {
    let desk = shell.desk().await;
    let state = answer(desk.start_demonstration().await)?;
    protect(&app, desk.own().desktop_settings());
    Ok(state)
}

#[tauri::command]
async fn leave_demo<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
) -> Answer<view::AppState> {
    let desk = shell.desk().await;
    let state = answer(desk.leave_demonstration().await)?;
    protect(&app, desk.own().desktop_settings());
    Ok(state)
}

#[tauri::command]
async fn set_scenario(shell: State<'_, Shell>, name: String) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.set_scenario(&name))?;
    Ok(app.state().await)
}

#[tauri::command]
async fn copy_next_code(
    shell: State<'_, Shell>,
    clipboard: State<'_, Clipboard>,
    id: String,
) -> Answer<view::Copied> {
    let desk = shell.desk().await;
    let code = answer(desk.current().next_code_to_copy(&id).await)?;
    clipboard.copy(code, desk.own().clipboard_seconds()).await
}

#[tauri::command]
async fn clipboard_seconds(shell: State<'_, Shell>) -> Answer<u32> {
    Ok(shell.desk().await.own().clipboard_seconds())
}

#[tauri::command]
async fn set_clipboard_seconds(shell: State<'_, Shell>, seconds: u32) -> Answer<u32> {
    answer(
        shell
            .desk()
            .await
            .own()
            .set_clipboard_seconds(seconds)
            .await,
    )
}

#[tauri::command]
async fn remove_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().remove_accounts(&ids).await)
}

#[tauri::command]
async fn pin_accounts(shell: State<'_, Shell>, ids: Vec<String>, pinned: bool) -> Answer<()> {
    answer(
        shell
            .desk()
            .await
            .current()
            .pin_accounts(&ids, pinned)
            .await,
    )
}

#[tauri::command]
async fn tag_accounts(
    shell: State<'_, Shell>,
    ids: Vec<String>,
    add: Vec<String>,
    remove: Vec<String>,
) -> Answer<()> {
    let app = shell.desk().await.current();
    answer(app.tag_accounts(&ids, &add, &remove).await)
}

#[tauri::command]
async fn list_servers(shell: State<'_, Shell>) -> Answer<Vec<view::Server>> {
    answer(shell.desk().await.current().list_servers().await)
}

#[tauri::command]
async fn save_server(shell: State<'_, Shell>, form: view::ServerForm) -> Answer<view::Server> {
    answer(shell.desk().await.current().save_server(form).await)
}

#[tauri::command]
async fn remove_server(shell: State<'_, Shell>, id: String) -> Answer<view::RemovedServer> {
    answer(shell.desk().await.current().remove_server(&id).await)
}

#[tauri::command]
async fn test_server(shell: State<'_, Shell>, id: String) -> Answer<view::ServerTest> {
    answer(shell.desk().await.current().test_server(&id).await)
}

#[tauri::command]
async fn add_certificate(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::Server> {
    let app = shell.desk().await.current();
    answer(
        app.add_certificate(header(&request, "server")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn remove_certificates(shell: State<'_, Shell>, id: String) -> Answer<view::Server> {
    answer(shell.desk().await.current().remove_certificates(&id).await)
}

#[tauri::command]
async fn use_server_time(shell: State<'_, Shell>, id: String, on: bool) -> Answer<view::Server> {
    answer(shell.desk().await.current().use_server_time(&id, on).await)
}

#[tauri::command]
async fn begin_sign_in(
    shell: State<'_, Shell>,
    server: String,
    way: view::SignInWay,
    fresh: bool,
) -> Answer<view::SignIn> {
    let app = shell.desk().await.current();
    answer(
        app.begin_sign_in_and_open(&server, way, fresh, browser::open)
            .await,
    )
}

#[tauri::command]
async fn open_sign_in(shell: State<'_, Shell>, id: String) -> Answer<()> {
    let address = answer(shell.desk().await.current().sign_in_address(&id))?;
    answer(browser::open(&address))
}

#[tauri::command]
async fn copy_sign_in_address(
    shell: State<'_, Shell>,
    clipboard: State<'_, Clipboard>,
    id: String,
) -> Answer<()> {
    let desk = shell.desk().await;
    let address = answer(desk.current().sign_in_address(&id))?;
    clipboard
        .copy(address.into(), desk.own().clipboard_seconds())
        .await
        .map(drop)
}

#[tauri::command]
async fn await_sign_in(shell: State<'_, Shell>, id: String) -> Answer<view::Server> {
    answer(shell.desk().await.current().await_sign_in(&id).await)
}

#[tauri::command]
async fn cancel_sign_in(shell: State<'_, Shell>, id: String) -> Answer<()> {
    shell.desk().await.current().cancel_sign_in(&id);
    Ok(())
}

#[tauri::command]
async fn use_token(shell: State<'_, Shell>, request: Request<'_>) -> Answer<view::Server> {
    let app = shell.desk().await.current();
    answer(
        app.use_token(header(&request, "server")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn sign_out(shell: State<'_, Shell>, server: String) -> Answer<view::Server> {
    answer(shell.desk().await.current().sign_out(&server).await)
}

#[tauri::command]
async fn subject(
    shell: State<'_, Shell>,
    server: String,
    user: Option<String>,
) -> Answer<view::Subject> {
    let app = shell.desk().await.current();
    answer(app.subject(&server, user.as_deref()).await)
}

#[tauri::command]
async fn start_at_server(
    shell: State<'_, Shell>,
    request: view::StartAtServer,
) -> Answer<view::Enrollment> {
    answer(shell.desk().await.current().start_at_server(&request).await)
}

#[tauri::command]
async fn remove_registration(
    shell: State<'_, Shell>,
    server: String,
    user: Option<String>,
    registration_id: Option<String>,
) -> Answer<view::Exchange> {
    let app = shell.desk().await.current();
    answer(
        app.remove_registration(&server, user.as_deref(), registration_id.as_deref())
            .await,
    )
}

#[tauri::command]
async fn finish_elsewhere(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::FinishedElsewhere> {
    let app = shell.desk().await.current();
    answer(app.finish_elsewhere(bytes(&request)?).await)
}

#[tauri::command]
async fn give_enrollment_token(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::Enrollment> {
    let app = shell.desk().await.current();
    answer(
        app.give_enrollment_token(header(&request, "enrollment")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn try_signing_in(
    shell: State<'_, Shell>,
    enrollment: String,
) -> Answer<Option<view::SignIn>> {
    let app = shell.desk().await.current();
    let trial = answer(app.try_signing_in(&enrollment).await)?;
    let opened = browser::open(trial.address());
    match trial {
        Trial::SignIn(begun) => {
            // The address can be opened by hand, as with every sign-in.
            if let Err(error) = opened {
                tracing::warn!(code = error.problem.code(), "no browser was opened");
            }
            Ok(Some(begun))
        }
        Trial::Page(_) => answer(opened).map(|()| None),
    }
}

#[tauri::command]
async fn read_offer(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::EnrollmentOffer> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_offer(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
async fn accept_offer(shell: State<'_, Shell>, id: String) -> Answer<view::Server> {
    answer(shell.desk().await.current().accept_offer(&id).await)
}

#[tauri::command]
async fn decline_offer(shell: State<'_, Shell>, id: Option<String>) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    app.decline_offer(id.as_deref());
    Ok(app.state().await)
}

#[tauri::command]
async fn make_offer(shell: State<'_, Shell>, server: String) -> Answer<view::MadeOffer> {
    answer(shell.desk().await.current().make_offer(&server).await)
}

#[tauri::command]
async fn save_offer<R: Runtime>(
    window: tauri::WebviewWindow<R>,
    shell: State<'_, Shell>,
    server: String,
) -> Answer<Option<String>> {
    let made = answer(shell.desk().await.current().make_offer(&server).await)?;
    dialogs::save(&window, &made.file_name, made.content.as_bytes()).await
}

#[tauri::command]
async fn exchanges(shell: State<'_, Shell>) -> Answer<Vec<view::InspectedExchange>> {
    Ok(shell.desk().await.current().exchanges())
}

#[tauri::command]
async fn clear_exchanges(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().clear_exchanges();
    Ok(())
}

#[tauri::command]
async fn exchanges_text(shell: State<'_, Shell>, ids: Vec<u64>) -> Answer<String> {
    Ok(shell.desk().await.current().exchanges_text(&ids))
}

#[tauri::command]
async fn start_clock_test(shell: State<'_, Shell>) -> Answer<view::ClockTest> {
    answer(shell.desk().await.current().start_clock_test())
}

#[tauri::command]
async fn clock_test_code(shell: State<'_, Shell>, typed: String) -> Answer<view::ClockTestResult> {
    answer(shell.desk().await.current().clock_test_code(&typed))
}

#[tauri::command]
async fn end_clock_test(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().end_clock_test();
    Ok(())
}

#[tauri::command]
async fn set_demo_clock(
    shell: State<'_, Shell>,
    whose: view::DemoClock,
    seconds: i64,
) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.set_demo_clock(whose, seconds))?;
    Ok(app.state().await)
}

#[tauri::command]
async fn reset_demo(shell: State<'_, Shell>) -> Answer<view::AppState> {
    answer(shell.desk().await.reset_demonstration().await)
}
