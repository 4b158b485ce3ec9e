import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { Card } from "azure-devops-ui/Card";
import { Tab, TabBar } from "azure-devops-ui/Tabs";
import { CommentEditor } from "../editing/comment-editor";
import { useSender } from "../editing/use-sender";
import { PageProps } from "../page-list";
import { projectPath } from "../page-address";
import { t } from "../text/text";

/** A pull request: `…/_git/{repo}/pullrequest/{n}`. */
export function PullRequestPage({ page }: PageProps): JSX.Element {
  const [repository, , number] = page.rest;
  const threads = `${projectPath(page)}/_apis/git/repositories/${encodeURIComponent(repository)}/pullRequests/${number}/threads`;
  const [comments, setComments] = React.useState<string[]>([]);
  const { status, submit } = useSender();
  const comment = async (url: string, body: object, content: string) => {
    const taken = await submit("POST", url, body);
    if (taken) setComments([...comments, content]);
    return taken;
  };
  return (
    <div className="repos-pr-details-page flex-column flex-grow">
      <div className="repos-pr-header page-content page-content-top flex-row flex-center">
        <h1 className="title-l flex-grow">{t("Pull request {0}", number)}</h1>
        <Button className="repos-pr-header-vote-button" primary text={t("Approve")} />
      </div>
      <TabBar onSelectedTabChanged={() => undefined} selectedTabId="overview">
        <Tab id="overview" name={t("Overview")} url="?_a=overview" />
        <Tab id="files" name={t("Files")} url="?_a=files" />
      </TabBar>
      <div className="page-content page-content-top flex-column rhythm-vertical-16">
        <Card className="threadId--1" titleProps={{ text: t("New comment") }}>
          <div className="flex-column flex-grow">
            <CommentEditor
              action={t("Comment")}
              label={t("New comment")}
              onSubmit={(content) => comment(threads, { comments: [{ content, commentType: 1 }], status: 1 }, content)}
            />
          </div>
        </Card>
        <Card className="threadId-12">
          <div className="flex-column flex-grow rhythm-vertical-8">
            <div>{"Does this need a test?"}</div>
            {comments.map((content, index) => (
              <div className="repos-discussion-comment" key={index}>
                {content}
              </div>
            ))}
            <CommentEditor
              action={t("Reply")}
              label={t("Reply")}
              onSubmit={(content) =>
                comment(`${threads}/12/comments`, { content, parentCommentId: 1, commentType: 1 }, content)
              }
            />
          </div>
        </Card>
        <output className="replica-status">{status}</output>
      </div>
    </div>
  );
}
