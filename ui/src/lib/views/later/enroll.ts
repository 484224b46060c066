// Enrolling and verifying, and the demonstration of both.
export { default as DemoBanner } from "../DemoBanner.svelte";
export { default as Enroll } from "../Enroll.svelte";
export { default as GuideBar } from "../GuideBar.svelte";
export { default as Presenter } from "../Presenter.svelte";
export { default as Verify } from "../Verify.svelte";
