// The views that come later. What the list of codes is made of is not among them.
import { Part } from "../../later.svelte";

const opening = new Part(() => import("./opening"));
const over = new Part(() => import("./over"), { soon: true });
const enroll = new Part(() => import("./enroll"));
const transfer = new Part(() => import("../Transfer.svelte"));
const settings = new Part(() => import("../Settings.svelte"));
const licences = new Part(() => import("../settings/Licences.svelte"));

export const FirstRun = opening.view((views) => views.FirstRun);
export const Locked = opening.view((views) => views.Locked);
export const Unusable = opening.view((views) => views.Unusable);

export const AccountQr = over.view((views) => views.AccountQr);
export const Add = over.view((views) => views.Add);
export const EditAccount = over.view((views) => views.EditAccount);
export const Inspector = over.view((views) => views.Inspector);
export const Keys = over.view((views) => views.Keys);
export const OfferDialog = over.view((views) => views.OfferDialog);
export const OfferProblem = over.view((views) => views.OfferProblem);
export const Palette = over.view((views) => views.Palette);
export const RecoveryCode = over.view((views) => views.RecoveryCode);
export const TagDialog = over.view((views) => views.TagDialog);

export const DemoBanner = enroll.view((views) => views.DemoBanner);
export const Enroll = enroll.view((views) => views.Enroll);
export const GuideBar = enroll.view((views) => views.GuideBar);
export const Presenter = enroll.view((views) => views.Presenter);
export const Verify = enroll.view((views) => views.Verify);

export const Transfer = transfer.view((views) => views.default);
export const Settings = settings.view((views) => views.default);
export const Licences = licences.view((views) => views.default);
