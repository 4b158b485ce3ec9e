import type { CompanyWords } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import type { Question } from "./question.js";

/** What a company says where a question comes by its decision. */
export const companyOf = (page: Page, company: CompanyWords | null): Question["company"] =>
  company && { words: page.sentences(...company.words), link: company.link };
