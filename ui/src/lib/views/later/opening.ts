// What is shown in the codes' place while the vault isn't open.
export { default as FirstRun } from "../FirstRun.svelte";
export { default as Locked } from "../Locked.svelte";
export { default as Unusable } from "../Unusable.svelte";
