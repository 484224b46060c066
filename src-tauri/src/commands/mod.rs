//! The commands that the window may call. Each hands over to one use case; nothing is decided here.

mod about;
mod accounts;
mod adding;
mod demo;
mod enrolling;
mod servers;
mod transfer;
mod vault;

use countersign_app::{AppError, view};
use tauri::Runtime;
use tauri::ipc::Invoke;

use crate::{desktop, links};

pub(crate) type Answer<T> = Result<T, Box<view::AppError>>;

/// All commands, for the invoke handler.
pub(crate) fn all<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        about::about,
        about::support_text,
        about::save_support,
        vault::app_state,
        vault::create_vault,
        vault::unlock,
        vault::lock,
        vault::activity,
        vault::set_lock_settings,
        vault::vault_details,
        vault::add_slot,
        vault::replace_slot,
        vault::remove_slot,
        vault::make_recovery_code,
        vault::discard_recovery_code,
        vault::rekey_plan,
        vault::rekey,
        vault::doctor,
        vault::take_snapshot,
        vault::restore_snapshot,
        vault::restore_damaged,
        accounts::list_accounts,
        accounts::codes,
        accounts::next_hotp_code,
        accounts::copy_code,
        accounts::copy_next_code,
        accounts::clipboard_seconds,
        accounts::set_clipboard_seconds,
        accounts::remove_account,
        accounts::remove_accounts,
        accounts::edit_account,
        accounts::reorder_accounts,
        accounts::pin_accounts,
        accounts::tag_accounts,
        accounts::set_icon,
        accounts::account_icon,
        accounts::list_trash,
        accounts::restore_accounts,
        accounts::delete_accounts,
        accounts::undo,
        adding::read_link,
        adding::read_image,
        adding::read_fields,
        adding::add_candidate,
        adding::add_candidates,
        adding::discard_candidates,
        adding::verify_code,
        enrolling::list_enrollments,
        enrolling::start_enrollment,
        enrolling::check_enrollment_code,
        enrolling::enrollment_code,
        enrolling::verify_enrollment,
        enrolling::enrollment_status,
        enrolling::discard_enrollment,
        enrolling::show_key,
        enrolling::key_text,
        enrolling::subject,
        enrolling::start_at_server,
        enrolling::remove_registration,
        enrolling::finish_elsewhere,
        enrolling::give_enrollment_token,
        enrolling::try_signing_in,
        enrolling::exchanges,
        enrolling::clear_exchanges,
        enrolling::exchanges_text,
        enrolling::start_clock_test,
        enrolling::clock_test_code,
        enrolling::end_clock_test,
        servers::list_servers,
        servers::save_server,
        servers::remove_server,
        servers::test_server,
        servers::add_certificate,
        servers::remove_certificates,
        servers::use_server_time,
        servers::begin_sign_in,
        servers::open_sign_in,
        servers::copy_sign_in_address,
        servers::await_sign_in,
        servers::cancel_sign_in,
        servers::use_token,
        servers::sign_out,
        servers::read_offer,
        servers::accept_offer,
        servers::decline_offer,
        servers::make_offer,
        servers::save_offer,
        demo::start_demo,
        demo::leave_demo,
        demo::set_scenario,
        demo::set_demo_clock,
        demo::reset_demo,
        transfer::choose_import_files,
        transfer::add_import,
        transfer::import_from_clipboard,
        transfer::import_from_screen,
        transfer::read_frame,
        transfer::import_password,
        transfer::import_rows,
        transfer::take_import_rows,
        transfer::run_import,
        transfer::save_refused_rows,
        transfer::cancel_import,
        transfer::cancel_import_password,
        transfer::import_progress,
        transfer::export_formats,
        transfer::plan_export,
        transfer::run_export,
        transfer::show_account_key,
        transfer::export_qr,
        transfer::backup_status,
        transfer::choose_backup_folder,
        transfer::set_backup,
        transfer::back_up_now,
        desktop::desktop,
        desktop::set_desktop,
        desktop::set_tray_words,
        links::read_opened_links,
        links::opens_links,
        links::set_opens_links,
    ]
}

/// The view of a use case's answer. A problem is noted in the log.
pub(crate) fn answer<T>(result: countersign_app::Result<T>) -> Answer<T> {
    result.map_err(|error: AppError| Box::new(error.met()))
}
