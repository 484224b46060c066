// All the sentences of this language, in one part of the program.
import { joined } from "../joined";

export default joined(import.meta.glob<string>("./*.ftl", { query: "?raw", import: "default", eager: true }));
