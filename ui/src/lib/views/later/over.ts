// What lies over the codes.
export { default as AccountQr } from "../AccountQr.svelte";
export { default as Add } from "../Add.svelte";
export { default as EditAccount } from "../EditAccount.svelte";
export { default as Inspector } from "../Inspector.svelte";
export { default as Keys } from "../Keys.svelte";
export { default as OfferDialog } from "../OfferDialog.svelte";
export { default as OfferProblem } from "../OfferProblem.svelte";
export { default as Palette } from "../Palette.svelte";
export { default as TagDialog } from "../codes/TagDialog.svelte";
export { default as RecoveryCode } from "../settings/RecoveryCode.svelte";
