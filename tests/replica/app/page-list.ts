import * as React from "react";
import { PageAddress } from "./page-address";
import { EmptyRepositoryPage } from "./pages/empty-repository-page";
import { FileEditorPage } from "./pages/file-editor-page";
import { FileViewPage } from "./pages/file-view-page";
import { IndexPage } from "./pages/index-page";
import { PlainPage } from "./pages/plain-page";
import { PullRequestCreatePage } from "./pages/pull-request-create-page";
import { PullRequestPage } from "./pages/pull-request-page";
import { RepositoryPage } from "./pages/repository-page";
import { SshKeysPage } from "./pages/ssh-keys-page";
import { TokensPage } from "./pages/tokens-page";
import { WikiPage } from "./pages/wiki-page";
import { WorkItemPage } from "./pages/work-item-page";

/** What every page is given. */
export interface PageProps {
  page: PageAddress;
}

/** The component for an address; the start page for an unknown one. */
export function pageFor({ hub, rest, query }: PageAddress): React.ComponentType<PageProps> {
  switch (hub) {
    case "_userssettings":
      return rest[0] === "keys" ? SshKeysPage : TokensPage;
    case "_git":
      if (rest[1] === "pullrequest") return PullRequestPage;
      if (rest[1] === "pullrequestcreate") return PullRequestCreatePage;
      if (query.get("empty") === "1") return EmptyRepositoryPage;
      if (query.get("_a") === "edit") return FileEditorPage;
      return query.has("path") ? FileViewPage : RepositoryPage;
    case "_workitems":
      return WorkItemPage;
    case "_wiki":
      return WikiPage;
    case "_plain":
      return PlainPage;
    default:
      return IndexPage;
  }
}
