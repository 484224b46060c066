// Ways through the window that several tests and the pictures take.

/** Fills the field with this computer's code, also where that is about to change. */
export async function useOwnCode(window) {
  await window.click("own-code-use");
  await window.until("the code in the field", async () => {
    if (await window.exists("own-code-now")) return false;
    return /\d/.test(await (await window.find("code-field")).getAttribute("value"));
  });
}

/** From somebody of the demonstration to the field for the code. */
export async function enrollInDemo(window, role) {
  await window.click(`demo-user-${role}`);
  await window.click("subject-start");
  await window.click("where-here");
  await window.find("code-field");
}

/** Fills in the helpdesk's form, up to the field for the code. */
export async function enrollWithToken(window, { server, user, token, dialect = "v2" }) {
  await window.retype("enroll-server", server);
  await window.retype("enroll-user", user);
  await window.retype("enroll-token", token);
  await window.choose("dialect", dialect);
  await window.click("enroll-start");
}

/** Chooses a scenario of the demonstration. */
export async function playScenario(window, name) {
  await window.click("scenario-open");
  await window.click(`scenario-${name}`);
  await window.closeDialog();
}
