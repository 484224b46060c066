//! The text for support.

use std::path::Path;

use countersign_app::view::SupportChoice;
use countersign_app::{App, Around, Result, paths};

use crate::exit::Exit;
use crate::opening::unlock;
use crate::output::Output;

/// Prints it, or writes it into a new file. The vault is opened only for what stands in it.
pub(crate) async fn run(
    app: &App,
    file: Option<&Path>,
    servers: bool,
    output: &Output,
) -> Result<Exit> {
    if servers {
        unlock(app).await?;
    }
    let around = Around {
        logs: paths::log_folder().ok(),
        web_engine: None,
    };
    app.gather_support(&around).await;
    let choice = SupportChoice {
        exchanges: true,
        servers,
    };
    match file {
        Some(file) => {
            app.save_support_text(choice, file, false)?;
            output.answer(&serde_json::json!({ "file": file }), || {
                vec![format!(
                    "Wrote {}. Look through it before you send it.",
                    file.display()
                )]
            });
        }
        None => {
            let text = app.support_text(choice)?;
            output.answer(&serde_json::json!({ "text": text }), || {
                text.lines().map(str::to_owned).collect()
            });
        }
    }
    Ok(Exit::Done)
}
