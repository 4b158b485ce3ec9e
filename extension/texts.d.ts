// Written by `cargo run -p patrol-phrase --example typescript`; a test fails when it is stale.

/** Every sentence of `_locales` by its key, with what stands in its gaps. */
export interface Texts {
  /** Guide: the way without a token */
  aboutGuide: [];
  /** About */
  aboutHeading: [];
  /** $keys$: $what$ */
  aboutKey: [keys: string, what: string];
  /** Open Patrol */
  aboutKeyButton: [];
  /** No keys: $what$ */
  aboutKeyNone: [what: string];
  /** Keyboard */
  aboutKeys: [];
  /** You can change these keys in the browser’s extension settings. */
  aboutKeysChange: [];
  /** In a question, Enter takes the recommended answer and Esc cancels. */
  aboutKeysText: [];
  /** License */
  aboutLicence: [];
  /** MIT, free and open source */
  aboutLicenceName: [];
  /** Settings are saved as you change them, and can be exported and imported. */
  aboutNewBackup: [];
  /** The history shows what you decided, and you can export and delete it. */
  aboutNewHistory: [];
  /** Three modes set all levels at once. */
  aboutNewModes: [];
  /** A welcome page lets you try Patrol with a fake token. */
  aboutNewWelcome: [];
  /** Version */
  aboutVersion: [];
  /** Show the welcome page again */
  aboutWelcome: [];
  /** This token works in every collection of the server that you can reach. */
  adviceAllCollections: [];
  /** Choose the one collection that needs it. */
  adviceAllCollectionsSafer: [];
  /** This token is for every organization that you can reach. Microsoft retired such tokens on $date$, so it may be refused or stop working at any time. */
  adviceAllOrganizations: [date: string];
  /** Revoke it. If you still need one, create a new one for one organization. */
  adviceAllOrganizationsRevoke: [];
  /** Choose the one organization that needs it. */
  adviceAllOrganizationsSafer: [];
  /** Patrol has not seen your list of tokens, so it cannot tell what this edit adds. */
  adviceEditUnknown: [];
  /** Check the organization, the expiration and the scopes yourself, or reload the page first. */
  adviceEditUnknownSafer: [];
  /** Patrol cannot read when this token expires. */
  adviceExpiryUnreadable: [];
  /** Choose an exact expiration date in the near future. */
  adviceExpiryUnreadableSafer: [];
  /** With full access, someone with this token could do everything that you can. */
  adviceFullAccess: [];
  /** Choose custom scopes and select only what the task needs. */
  adviceFullAccessSafer: [];
  /** $scopes$: this allows more than the form shows. The token can also create service hooks, which send events of your projects to any address. */
  adviceHiddenInclusion: [scopes: string];
  /** Treat it like a token that can write. */
  adviceHiddenInclusionSafer: [];
  /** $scope$: someone with this token could change code, builds, settings or people, or read secrets. */
  adviceHighPrivilege: [scope: string];
  /** This token expires in $days$ days, and your limit is $limit$. */
  adviceLifetime: [days: string, limit: string];
  /** This token would expire in $days$ days. Azure DevOps allows one year at most and will refuse it. */
  adviceLifetimeRefused: [days: string];
  /** Choose $days$ days or fewer. You can create a new token when it expires. */
  adviceLifetimeSafer_other: [days: string];
  /** A scope never allows more than your own permissions do. */
  adviceOwnRights: [];
  /** These scopes add nothing: $redundant$. They are already included in: $covering$. */
  adviceRedundantScope: [redundant: string, covering: string];
  /** Clear them, so that your list of tokens shows what the token really needs. */
  adviceRedundantScopeSafer: [];
  /** A token is about to be created or changed, but Patrol cannot read what it would allow. */
  adviceRequestUnreadable: [];
  /** Continue only if you know where this comes from. */
  adviceRequestUnreadableSafer: [];
  /** For the task that you chose, $scope$ is enough. */
  adviceScopeEnough: [scope: string];
  /** Leave it out unless the task needs it. */
  adviceScopeLeaveOut: [];
  /** Use $scope$ if that is enough. */
  adviceScopeNarrower: [scope: string];
  /** The task that you chose does not need it. Leave it out. */
  adviceScopeNotForTask: [];
  /** This token is $days$ days old. Regenerating it keeps the scopes that were chosen then. */
  adviceStale: [days: string];
  /** This token has already expired. Azure DevOps may refuse to regenerate it. */
  adviceStaleEnded: [];
  /** Create a new one with only the scopes that are needed today. */
  adviceStaleEndedSafer: [];
  /** Revoke it and create a new one with only the scopes that are needed today. */
  adviceStaleSafer: [];
  /** For this you may not need a token at all. */
  adviceTokenNotNeeded: [];
  /** Try the way without a token first. */
  adviceTokenNotNeededSafer: [];
  /** This token is for $count$ areas of Azure DevOps. Someone who gets it from one tool could use them all. */
  adviceTooManyAreas: [count: string];
  /** Create one token for each tool, with only what that tool needs. */
  adviceTooManyAreasSafer: [];
  /** Tools give this name to tokens that they create themselves. */
  adviceToolName: [];
  /** Let the tool sign in by itself, or choose a name that says what this token is for. */
  adviceToolNameSafer: [];
  /** Patrol does not know this scope and cannot tell what it allows: $scopes$. */
  adviceUnknownScope: [scopes: string];
  /** Leave it out unless the task’s documentation asks for it. */
  adviceUnknownScopeSafer: [];
  /** This name does not say what the token is for. Later nobody will know whether it can be revoked. */
  adviceVagueName: [];
  /** Name the tool and the place, for example “Backup script on build server”. */
  adviceVagueNameSafer: [];
  /** This edit lets the token work in every collection of the server that you can reach. */
  adviceWidenedCollections: [];
  /** This edit lets the token and every copy of it work $days$ days longer. */
  adviceWidenedExpiry_other: [days: string];
  /** This edit lets the token work in more organizations. */
  adviceWidenedOrganizations: [];
  /** This edit lets the token work in every organization that you can reach. */
  adviceWidenedReach: [];
  /** Leave this token as it is, and create a new one for the new task. */
  adviceWidenedSafer: [];
  /** This edit adds scopes to the token: $scopes$. Every tool that uses it gets them. */
  adviceWidenedScopes: [scopes: string];
  /** Change my answer */
  afterChange: [];
  /** You dropped $count$ secrets. */
  afterDropped_other: [count: string];
  /** You kept $count$ secrets in this text. */
  afterKept_other: [count: string];
  /** You pasted $count$ secrets. */
  afterPasted_other: [count: string];
  /** $count$ secrets were replaced. */
  afterReplaced_other: [count: string];
  /** Open your tokens to revoke it */
  afterRevoke: [];
  /** The text was rewritten without its $count$ secrets. */
  afterRewritten_other: [count: string];
  /** What was it? */
  afterWhy: [];
  /** The file contains your settings and the sites where Patrol is paused. It does not contain history, reminders or secrets. */
  backupAbout: [];
  /** Export settings */
  backupExport: [];
  /** Backup */
  backupHeading: [];
  /** Import settings */
  backupImport: [];
  /** Reset all settings */
  backupReset: [];
  /** Patrol could not start in the background. Settings cannot be saved, and this button cannot show whether a page is protected. Restart the browser. */
  badgeCoreFailed: [];
  /** Patrol: not an Azure DevOps page. */
  badgeElsewhere: [];
  /** $count$ findings since this page was loaded. */
  badgeFindings_other: [count: string];
  /** Patrol: this page is only partly protected. */
  badgePartly: [];
  /** Patrol: partly paused here by you. */
  badgePartlyPaused: [];
  /** Patrol: paused here by you. */
  badgePaused: [];
  /** Patrol: paused here until $time$. */
  badgePausedUntil: [time: string];
  /** Patrol: paused here until the browser restarts. */
  badgePausedUntilRestart: [];
  /** Patrol: this page is protected. */
  badgeProtected: [];
  /** Patrol: this page is not protected. */
  badgeUnprotected: [];
  /** Patrol */
  brand: [];
  /** Patrol · practice */
  brandPractice: [];
  /** Patrol found no secret in this text. */
  checkClean: [];
  /** Check the selection or the field for secrets */
  checkCommand: [];
  /** Patrol could not check this text. Reload the page, then try again. */
  checkFailed: [];
  /** Check this field */
  checkField: [];
  /** Patrol found $count$ secrets in this text: $names$. Remove them before you save, and revoke those that others could see. */
  checkFound_other: [count: string, names: string];
  /** There is no text to check. Select some, or put the cursor into a field. */
  checkNoText: [];
  /** Replace secrets in this field */
  checkRedact: [];
  /** Replace secrets in the selection or the field */
  checkRedactCommand: [];
  /** Patrol could not replace every secret in this text. Remove what is left by hand. */
  checkRedactFailed: [];
  /** Patrol replaced $count$ secrets in this text: $names$. Revoke those that others could see. */
  checkRedacted_other: [count: string, names: string];
  /** Check selection for secrets */
  checkSelection: [];
  /** Copied */
  cloneCopied: [];
  /** Copy */
  cloneCopy: [];
  /** Copying failed */
  cloneCopyFailed: [];
  /** Git Credential Manager: sign in with your account */
  cloneCredentialManager: [];
  /** Git Credential Manager must be installed; it comes with Git for Windows. It signs in with Microsoft Entra, or with a Microsoft account where the organization uses those. Without the first line it creates personal access tokens, named “Git: …”; revoke those that it has created. */
  cloneCredentialManagerAbout: [];
  /** Avoid $button$: it creates a personal access token that works for days and is easily leaked. */
  cloneCredentialsNote: [button: string];
  /** Kerberos: sign in with your domain account */
  cloneKerberos: [];
  /** Works on a computer that belongs to the domain, if the server offers Kerberos. If it offers only NTLM, use SSH. */
  cloneKerberosAbout: [];
  /** The address contains a password or token. Patrol left it out of the commands. Anyone who sees the address can use it, so revoke it. */
  cloneLeftOutPassword: [];
  /** Patrol left the user name in the address out of the commands. Git asks which account to use. */
  cloneLeftOutUser: [];
  /** NTLM: the last resort */
  cloneNtlm: [];
  /** NTLM is weak, and Git is giving it up: it has been off in Git for Windows since version 2.53.0(2), which needs the first line. Ask the server’s administrators for Kerberos or SSH. */
  cloneNtlmAbout: [];
  /** Azure CLI: a one-hour token that Git does not store */
  cloneOneHour: [];
  /** Needs the Azure CLI, and an organization that is connected to Microsoft Entra. The Azure CLI keeps its sign-in on this computer until you run az logout. A later git pull asks Git Credential Manager again. */
  cloneOneHourAbout: [];
  /** Needs the Azure CLI, and an organization that is connected to Microsoft Entra. The Azure CLI keeps its sign-in on this computer until you run az logout. A later git pull asks Git Credential Manager again. In a batch file, double each % sign. */
  cloneOneHourPrompt: [];
  /** Shell */
  cloneShell: [];
  /** SSH: your own key instead of a token */
  cloneSsh: [];
  /** Azure DevOps accepts only RSA keys. To create one, run ssh-keygen -t rsa-sha2-512 -b 4096, and add the public key to this server under User settings, SSH public keys. Then choose SSH here, and the command for that address appears. If there is no SSH to choose, the server does not offer it. */
  cloneSshHow: [];
  /** Azure DevOps accepts only RSA keys. To create one, run ssh-keygen -t rsa-sha2-512 -b 4096, and add the public key under User settings, SSH public keys. */
  cloneSshKey: [];
  /** Clone without a token */
  cloneTitle: [];
  /** Your company has set up Patrol. What it enforces is locked. */
  companyAbout: [];
  /** $name$ has set up Patrol. What it enforces is locked. */
  companyAboutBy: [name: string];
  /** Questions? Ask $contact$. */
  companyContact: [contact: string];
  /** $field$: the value cannot be used. */
  companyField: [field: string];
  /** Your company */
  companyHeading: [];
  /** More from your company */
  companyLink: [];
  /** Your company has set this, so it cannot be changed here. */
  companyLocked: [];
  /** Your company does not allow exceptions of your own. */
  companyNoExceptions: [];
  /** Your company does not allow pausing. */
  companyNoPausing: [];
  /** These entries of your company’s policy cannot be used. Please tell the people who look after your computer. */
  companyProblems: [];
  /** Recommended by your company. */
  companyRecommended: [];
  /** Recommended by $name$. */
  companyRecommendedBy: [name: string];
  /** It says: $text$ */
  companySays: [text: string];
  /** Set by your company. */
  companySet: [];
  /** Set by $name$. */
  companySetBy: [name: string];
  /** $field$: Patrol does not know such an entry. */
  companyUnknown: [field: string];
  /** The policy as a whole cannot be read. */
  companyUnreadable: [];
  /** If your system keeps a clipboard history, delete the token from it once you have stored it. */
  createdClipboard: [];
  /** This token expires on $date$. */
  createdEnds: [date: string];
  /** Store it in a password manager, in a vault such as Azure Key Vault, or in an environment variable of the one program that needs it. Keep it out of code, chats and emails. */
  createdKeep: [];
  /** Remind me 3 days before it expires */
  createdRemind: [];
  /** Patrol will remind you. */
  createdReminded: [];
  /** Where to keep this token */
  createdTitle: [];
  /** Keeps your Azure DevOps tokens out of places where they do not belong. Works only in your browser and sends nothing. */
  description: [];
  /** ltr */
  direction: [];
  /** Address of the page; pages below it count, too */
  exceptionAddress: [];
  /** Any kind, except tokens of Azure DevOps */
  exceptionAny: [];
  /** Change */
  exceptionEdit: [];
  /** Change the exception for $kind$ on $site$ */
  exceptionEditOne: [kind: string, site: string];
  /** Ended on $date$. Reason: $reason$ */
  exceptionEnded: [date: string, reason: string];
  /** Last day */
  exceptionEnds: [];
  /** Kind of secret */
  exceptionKind: [];
  /** This is not the address of a page, or it is too short for any kind of secret. Copy one from the address bar, such as https://dev.azure.com/contoso/Web/_wiki. */
  exceptionNoAddress: [];
  /** Choose a last day between today and a year from now. */
  exceptionNoEnd: [];
  /** Enter a reason, without a secret in it. */
  exceptionNoReason: [];
  /** Pattern of the secret (optional) */
  exceptionPattern: [];
  /** With a pattern, only secrets that match it from beginning to end count. It is a regular expression, such as sk_test_\w+. */
  exceptionPatternAbout: [];
  /** Enter a pattern of at most $most$ characters, not the secret itself. */
  exceptionPatternSecret: [most: string];
  /** Reason */
  exceptionReason: [];
  /** Not in force. */
  exceptionRefused: [];
  /** Remove the exception for $kind$ on $site$ */
  exceptionRemove: [kind: string, site: string];
  /** Save exception */
  exceptionSave: [];
  /** Not in force, because it would last until $date$, more than a year. Reason: $reason$ */
  exceptionTooLong: [date: string, reason: string];
  /** Until $date$. Reason: $reason$ */
  exceptionUntil: [date: string, reason: string];
  /** Patrol does not ask about this kind of secret on these pages, and records each one in the history. An exception ends by itself, after a year at most. It does not count in private windows, nor where a reason is asked for or secrets are blocked. */
  exceptionsAbout: [];
  /** Exceptions */
  exceptionsHeading: [];
  /** There are no exceptions. */
  exceptionsNone: [];
  /** There can be $count$ exceptions at most. Remove one first. */
  exceptionsTooMany: [count: string];
  /** $count$ things to check: $things$ */
  formCheck_other: [count: string, things: string];
  /** Choose custom scopes */
  formFixCustom: [];
  /** Use $days$ days */
  formFixDays_other: [days: string];
  /** The form did not accept this. Change it yourself. */
  formFixFailed: [];
  /** Leave out $scopes$ */
  formFixLeaveOut: [scopes: string];
  /** Use $organization$ */
  formFixOrganization: [organization: string];
  /** Use $scopes$ */
  formFixUse: [scopes: string];
  /** Done. */
  formFixed: [];
  /** Patrol could not finish the change, because the form was closed. No token was requested. */
  formGone: [];
  /** Looks good: just what “$task$” needs. */
  formGood: [task: string];
  /** Patrol is looking at this form. */
  formLooking: [];
  /** Documentation */
  formMore: [];
  /** Patrol cannot give advice right now. Check the organization, the expiration and the scopes yourself. */
  formNoAnswer: [];
  /** This is not yet what “$task$” needs. */
  formNotYet: [task: string];
  /** The chosen collection is not $collection$. A token for all collections works in every one on this server that you can reach. */
  formOtherCollection: [collection: string];
  /** The chosen organization is not $organization$. If all organizations are chosen: Microsoft retired such tokens on $date$, so it may be refused or stop working at any time. */
  formOtherOrganization: [organization: string, date: string];
  /** Patrol cannot read everything in this form. It checks the rest when you send it. */
  formPartly: [];
  /** Looks good: nothing to check. */
  formQuiet: [];
  /** Safer than before: $things$. */
  formSafer: [things: string];
  /** This edit adds nothing to the token. */
  formSame: [];
  /** Choose a task here, or select the scopes that the token needs. */
  formStart: [];
  /** What is the token for? */
  formTaskLabel: [];
  /** Needs only $scopes$, for $days$ days. */
  formTaskNeeds_other: [days: string, scopes: string];
  /** Choose a task */
  formTaskNone: [];
  /** Fill in the form */
  formTaskTake: [];
  /** Patrol cannot tell the check boxes of this form apart for certain. Select these yourself: $scopes$. Then check the organization and the expiration. */
  formTickYourself: [scopes: string];
  /** Selected: $choices$. */
  formTicked: [choices: string];
  /** You may not need a token. */
  formWay: [];
  /** Unknown */
  gradeUnknown: [];
  /** Guide: where to keep it */
  guideKeep: [];
  /** Guide: what to do now */
  guideLeak: [];
  /** Guide: step by step */
  guideSteps: [];
  /** Guide: why, and what to do */
  guideText: [];
  /** Guide: ways without a token */
  guideWays: [];
  /** $scope$: someone with this token could add a machine of their own as an agent, which then gets your jobs and their secrets. */
  harmAgents: [scope: string];
  /** $scope$: someone with this token could read about weaknesses in your code that are not fixed yet. */
  harmAlerts: [scope: string];
  /** $scope$: someone with this token could replace the artifacts of your builds. */
  harmArtifacts: [scope: string];
  /** $scope$: someone with this token could delete audit streams or send them elsewhere. */
  harmAudit: [scope: string];
  /** $scope$: someone with this token might reach the certificates and keys in your secure files. */
  harmCertificates: [scope: string];
  /** $scope$: someone with this token could change your code and delete branches. */
  harmCode: [scope: string];
  /** $scope$: someone with this token could reach other systems, such as your cloud, through your service connections. */
  harmConnections: [scope: string];
  /** $scope$: someone with this token could deploy to your systems. */
  harmDeploy: [scope: string];
  /** $scope$: someone with this token could have the events of your projects sent to an address of their own. */
  harmEvents: [scope: string];
  /** $scope$: someone with this token could install an extension that runs for everyone in the organization. */
  harmExtensions: [scope: string];
  /** $scope$: someone with this token could change which GitHub repositories are connected. */
  harmGithub: [scope: string];
  /** $scope$: someone with this token could hide security warnings about your code. */
  harmHideAlerts: [scope: string];
  /** $scope$: someone with this token could send a harmful update to everyone who uses your extensions. */
  harmMarketplace: [scope: string];
  /** $scope$: someone with this token could create variable groups with values of their own. */
  harmNewVariables: [scope: string];
  /** $scope$: someone with this token could put harmful packages into your feeds for everyone who installs from them. */
  harmPackages: [scope: string];
  /** $scope$: someone with this token could add people to the organization or make them administrators. */
  harmPeople: [scope: string];
  /** $scope$: someone with this token could give themselves every permission. */
  harmPermissions: [scope: string];
  /** $scope$: someone with this token could run pipelines and read their secrets. */
  harmPipelines: [scope: string];
  /** $scope$: someone with this token could delete whole projects. */
  harmProjects: [scope: string];
  /** $scope$: someone with this token could let pipelines use protected resources, such as secrets and connections. */
  harmProtected: [scope: string];
  /** $scope$: someone with this token could change your code and delete whole repositories. */
  harmRepositories: [scope: string];
  /** $scope$: someone with this token could change the steps that your pipelines run. */
  harmSteps: [scope: string];
  /** $scope$: someone with this token could see which tokens you have and what they allow. */
  harmTokenList: [scope: string];
  /** $scope$: someone with this token could create or change tokens and so keep access. */
  harmTokens: [scope: string];
  /** $scope$: someone with this token could see and revoke the tokens of other people. */
  harmTokensOfOthers: [scope: string];
  /** $scope$: someone with this token could change the variables that your pipelines run with. */
  harmVariables: [scope: string];
  /** What Patrol asked, noted or blocked, and what you decided. It is kept only in this browser and never contains a secret. */
  historyAbout: [];
  /** What happened */
  historyAction: [];
  /** Allowed by an exception */
  historyAllowed: [];
  /** Reason of the exception: $reason$ */
  historyAllowedReason: [reason: string];
  /** Any */
  historyAny: [];
  /** Older than */
  historyBefore: [];
  /** Blocked */
  historyBlocked: [];
  /** Canceled */
  historyCancelled: [];
  /** Your company’s settings apply from now on */
  historyCompanyBegan: [];
  /** Your company changed its settings */
  historyCompanyChanged: [];
  /** Your company’s settings no longer apply */
  historyCompanyEnded: [];
  /** Part of your company’s settings cannot be used */
  historyCompanyUnusable: [];
  /** Delete */
  historyDelete: [];
  /** Delete all entries */
  historyDeleteAll: [];
  /** Delete the entry of $time$ */
  historyDeleteEntry: [time: string];
  /** Delete older entries */
  historyDeleteOlder: [];
  /** Delete $count$ entries? This cannot be undone. */
  historyDeleteQuestion_other: [count: string];
  /** Delete the whole history, with the part that could not be read? This cannot be undone. */
  historyDeleteUnreadable: [];
  /** Deleted. */
  historyDeleted: [];
  /** The file contains the entries that the filters show. */
  historyExportAbout: [];
  /** Choose which entries to see */
  historyFilters: [];
  /** History */
  historyHeading: [];
  /** Noted */
  historyInformed: [];
  /** Keep */
  historyKeep: [];
  /** Show more */
  historyMore: [];
  /** Nothing has happened yet. */
  historyNone: [];
  /** There are no older entries. */
  historyNoneOlder: [];
  /** No entry matches. Change the filters. */
  historyNothingShown: [];
  /** What to do now */
  historyPlan: [];
  /** What to do now about the entry of $time$ */
  historyPlanEntry: [time: string];
  /** Your reason: $reason$ */
  historyReason: [reason: string];
  /** Entered without the secret */
  historyRedacted: [];
  /** Rewritten without the secret */
  historyRewritten: [];
  /** Patrol did not let a page send $count$ secrets: $kinds$ */
  historySentBlocked_other: [count: string, kinds: string];
  /** You did not send $count$ secrets: $kinds$ */
  historySentCancelled_other: [count: string, kinds: string];
  /** You sent $count$ secrets, and Patrol showed a note: $kinds$ */
  historySentInformed_other: [count: string, kinds: string];
  /** You uploaded something that Patrol could not read: an archive, a picture, or a very large file */
  historySentUnread: [];
  /** You sent $count$ secrets anyway: $kinds$ */
  historySentWentOn_other: [count: string, kinds: string];
  /** Showing $shown$ of $all$ */
  historyShown: [shown: string, all: string];
  /** Site */
  historySite: [];
  /** Kind */
  historySubject: [];
  /** An exception let $count$ secrets through: $kinds$ */
  historyTextAllowed_other: [count: string, kinds: string];
  /** Patrol blocked $count$ secrets: $kinds$ */
  historyTextBlocked_other: [count: string, kinds: string];
  /** You held back $count$ secrets: $kinds$ */
  historyTextCancelled_other: [count: string, kinds: string];
  /** You entered $count$ secrets, and Patrol showed a note: $kinds$ */
  historyTextInformed_other: [count: string, kinds: string];
  /** You entered text without its $count$ secrets: $kinds$ */
  historyTextRedacted_other: [count: string, kinds: string];
  /** You rewrote a text without its $count$ secrets: $kinds$ */
  historyTextRewritten_other: [count: string, kinds: string];
  /** You entered $count$ secrets anyway: $kinds$ */
  historyTextWentOn_other: [count: string, kinds: string];
  /** Patrol blocked a risky token: $rules$ */
  historyTokenBlocked: [rules: string];
  /** You decided against a risky token: $rules$ */
  historyTokenCancelled: [rules: string];
  /** Patrol showed a note about a token: $rules$ */
  historyTokenInformed: [rules: string];
  /** You went ahead with a risky token: $rules$ */
  historyTokenWentOn: [rules: string];
  /** Part of the history could not be read and is not shown. You can delete it with all entries. */
  historyUnreadable: [];
  /** Went ahead anyway */
  historyWentOn: [];
  /** Apply */
  importApply: [];
  /** Asks again about $kind$ on $site$ */
  importAsked: [kind: string, site: string];
  /** Cancel */
  importCancel: [];
  /** Exception for $kind$ on $site$ */
  importExcepted: [kind: string, site: string];
  /** The value of $field$ */
  importField: [field: string];
  /** Token requests that could not be checked are sent */
  importGoesOn: [];
  /** This import changes */
  importHeading: [];
  /** $rule$: $after$ (now: $before$) */
  importLevel: [rule: string, before: string, after: string];
  /** Maximum lifetime: $after$ days (now: $before$) */
  importLimit_other: [after: string, before: string];
  /** Mode: $mode$ */
  importMode: [mode: string];
  /** Only a note for: $kind$ */
  importMuted: [kind: string];
  /** $name$: $level$ */
  importNamedLevel: [name: string, level: string];
  /** A question names a token of your own */
  importNames: [];
  /** A question does not name your own tokens, and no fingerprints of them are kept */
  importNamesNot: [];
  /** This file comes from a newer version of Patrol. Update Patrol, then import it again. */
  importNewer: [];
  /** No level of its own: $name$ */
  importNoNamedLevel: [name: string];
  /** Removes the rule $name$ */
  importNoRule: [name: string];
  /** No longer checks texts on: $site$ */
  importNoSite: [site: string];
  /** This file is not valid JSON: see line $line$, column $column$. */
  importNotJson: [line: string, column: string];
  /** This file does not contain Patrol settings. */
  importNotSettings: [];
  /** Nothing: these are already your settings. */
  importNothing: [];
  /** Paused on $site$: $what$ */
  importPaused: [site: string, what: string];
  /** Left out, because it cannot be used: */
  importProblems: [];
  /** No longer paused on $site$: $what$ */
  importResumed: [site: string, what: string];
  /** Adds or changes the rule $name$ */
  importRule: [name: string];
  /** Checks texts on: $site$ */
  importSite: [site: string];
  /** Token requests that could not be checked are stopped */
  importStops: [];
  /** This file is too large to be Patrol settings. */
  importTooLong: [];
  /** The setting $field$, which this version does not know */
  importUnknown: [field: string];
  /** Asks again about: $kind$ */
  importUnmuted: [kind: string];
  /** There is nothing to do about this token. */
  inventoryAllFine: [];
  /** Any */
  inventoryAny: [];
  /** Revoke it to tidy up: it no longer works. */
  inventoryClear: [];
  /** Created */
  inventoryCreated: [];
  /** Save as CSV */
  inventoryCsv: [];
  /** What to do */
  inventoryDo: [];
  /** Replace */
  inventoryDoReplace: [];
  /** Revoke */
  inventoryDoRevoke: [];
  /** Shorten */
  inventoryDoShorten: [];
  /** Narrow */
  inventoryDoShrink: [];
  /** The list is empty: you have no tokens. */
  inventoryEmpty: [];
  /** Expires */
  inventoryExpires: [];
  /** The file contains the tokens that are shown: names, scopes and dates, never a token’s value. */
  inventoryExportAbout: [];
  /** Choose which tokens to see */
  inventoryFilters: [];
  /** Fine */
  inventoryFine: [];
  /** Patrol keeps the lists of the last $count$ organizations and has seen more. To see another list here, open its token page again. */
  inventoryForgot: [count: string];
  /** Guide: what to do about it */
  inventoryGuide: [];
  /** Guide: if it leaked */
  inventoryGuideLeak: [];
  /** Not all is shown: this token has more scopes or organizations. Look at it on the token page. */
  inventoryIncomplete: [];
  /** Save as JSON */
  inventoryJson: [];
  /** Last used */
  inventoryLastUsed: [];
  /** Loading your tokens… */
  inventoryLoading: [];
  /** Look at it */
  inventoryLook: [];
  /** $organization$: the service may have more tokens than its page has asked for. Scroll to the end of the list there. */
  inventoryMore: [organization: string];
  /** Name */
  inventoryName: [];
  /** (no name) */
  inventoryNoName: [];
  /** No tokens seen yet */
  inventoryNone: [];
  /** Open your token page in Azure DevOps: User settings, Personal access tokens. If you are asked to sign in, sign in first. Patrol reads the list that the page gets, and shows it here until you close the browser. */
  inventoryNoneAbout: [];
  /** Unknown */
  inventoryNotSaid: [];
  /** Patrol could not start, so your tokens cannot be shown. Restart the browser. If that does not help, install Patrol again. */
  inventoryNotStarted: [];
  /** No token matches. Change the filters. */
  inventoryNothing: [];
  /** Nothing */
  inventoryNothingToDo: [];
  /** Open in Azure DevOps */
  inventoryOpen: [];
  /** Open in Azure DevOps: $token$ */
  inventoryOpenFor: [token: string];
  /** Open your token page */
  inventoryOpenPage: [];
  /** What the page shows */
  inventoryPartial: [];
  /** Patrol has seen only the table of the page, not the list behind it, and only what the table shows now. It does not judge by words, so the tokens are not graded. Reload the token page to get the whole inventory. */
  inventoryPartialAbout: [];
  /** Works in */
  inventoryReach: [];
  /** All organizations */
  inventoryReachAll: [];
  /** $count$ organizations */
  inventoryReachCount_other: [count: string];
  /** One organization */
  inventoryReachOne: [];
  /** Other organizations: $count$ */
  inventoryReachOthers: [count: string];
  /** Several organizations */
  inventoryReachSeveral: [];
  /** Do not remind me */
  inventoryRemindNot: [];
  /** Patrol will remind you on $date$. */
  inventoryReminding: [date: string];
  /** Review all tokens */
  inventoryReview: [];
  /** Revoke it: it has not been used for a long time. */
  inventoryRevoke: [];
  /** Revoke it: Microsoft retired tokens for all organizations on $date$. */
  inventoryRevokeGlobal: [date: string];
  /** Risk */
  inventoryRisk: [];
  /** Risk is what someone with the token could do. Of equal risks, tokens that reach further or work longer come first. */
  inventoryRiskAbout: [];
  /** Allows */
  inventoryScopes: [];
  /** Search */
  inventorySearch: [];
  /** Listed by the token pages that you opened. Patrol does not ask the service itself: open a page again to update its list. */
  inventorySeen: [];
  /** Shown: $shown$ of $all$ */
  inventoryShown: [shown: string, all: string];
  /** Status */
  inventoryStatus: [];
  /** $organization$: the token page got a list in a form that Patrol does not recognize. What is shown here may be out of date. Look at the token page. */
  inventoryStrange: [organization: string];
  /** $count$ tokens */
  inventoryTileAll_other: [count: string];
  /** $count$ critical */
  inventoryTileCritical_other: [count: string];
  /** $count$ expired */
  inventoryTileEnded_other: [count: string];
  /** $count$ fine */
  inventoryTileFine_other: [count: string];
  /** $count$ to look at */
  inventoryTileLook_other: [count: string];
  /** Show only tokens of one status */
  inventoryTiles: [];
  /** Your tokens */
  inventoryTitle: [];
  /** Made by a tool */
  inventoryTool: [];
  /** $organization$: entries that Patrol could not read and that are missing here: $count$. Look at them on the token page. */
  inventoryUnreadable: [organization: string, count: string];
  /** en */
  language: [];
  /** Ask me first */
  levelAcknowledge: [];
  /** Block */
  levelBlock: [];
  /** Show a note */
  levelInform: [];
  /** Off */
  levelOff: [];
  /** Ask me for a reason */
  levelReason: [];
  /** $level$ (default) */
  levelUsual: [level: string];
  /** Patrol has checked this list. Tokens: $all$. With critical or high risk: $risky$. */
  listKnown: [all: string, risky: string];
  /** $token$ is marked in the list below. */
  listMarked: [token: string];
  /** $token$ now expires on $date$. */
  listShrunk: [token: string, date: string];
  /** Look for $token$ in the list below. */
  listSought: [token: string];
  /** This text contains $count$ secrets */
  markFound_other: [count: string];
  /** Balanced */
  modeBalanced: [];
  /** Asks before a secret gets onto a page or a risky token is created. */
  modeBalancedAsks: [];
  /** Shows tips for safer tokens. */
  modeBalancedRest: [];
  /** Custom */
  modeCustom: [];
  /** You changed individual levels. Choose a mode to replace them. */
  modeCustomAbout: [];
  /** Default */
  modeDefault: [];
  /** Mode */
  modeHeading: [];
  /** Quiet */
  modeQuiet: [];
  /** Asks only about secrets in text and the riskiest tokens. */
  modeQuietAsks: [];
  /** Shows a note for other risks, and no tips. */
  modeQuietRest: [];
  /** Strict */
  modeStrict: [];
  /** Asks for a written reason at every risk. */
  modeStrictAsks: [];
  /** Blocks tokens with full access, for all organizations, or far over your maximum lifetime. */
  modeStrictRest: [];
  /** Patrol does not ask about these kinds of secrets, but shows a note. Where it is certain, it still asks. */
  mutedAbout: [];
  /** Kinds that get only a note */
  mutedHeading: [];
  /** Ask about $kind$ again */
  mutedRemove: [kind: string];
  /** Patrol for Azure DevOps */
  name: [];
  /** Remove the level for $name$ */
  namedLevelRemove: [name: string];
  /** What’s new in $version$ */
  newsHeading: [version: string];
  /** Patrol did not answer. Reload the page and try again. */
  noAnswer: [];
  /** Patrol did not change the field, because something else in it has changed since. Use Undo, then paste again. */
  noticeChanged: [];
  /** Close */
  noticeClose: [];
  /** Patrol could not put the text here. Nothing was dropped. The text is still where it came from. */
  noticeDropFailed: [];
  /** Patrol stopped this drop because it contains a secret, but could not ask you. The text is still where it came from. Reload this page. */
  noticeDropStopped: [];
  /** The text in this field contains an expired secret. Check that it no longer works, and remove it before you save. */
  noticeExpiredEntered: [];
  /** The text that you pasted contains an expired secret. Check that it no longer works, and remove it before you save. */
  noticeExpiredPasted: [];
  /** What the page just sent contains an expired secret. Check that it no longer works. */
  noticeExpiredSent: [];
  /** Patrol could not put the text into this field. Nothing was pasted. The text is still on your clipboard. */
  noticeInsertFailed: [];
  /** Patrol stopped this paste because it contains a secret, but could not ask you. The text is still on your clipboard. Reload this page. */
  noticePasteStopped: [];
  /** Patrol could not replace the secret in this field. Nothing was sent. Remove it yourself. */
  noticeRedactFailed: [];
  /** Patrol stopped something that this page was sending, because it could not check it or ask you. Reload the page and try again. */
  noticeRequestStopped: [];
  /** The text in this field contains a secret. Remove it before you save, and revoke the secret if others could see it. */
  noticeSecretEntered: [];
  /** The text that you pasted contains a secret. Remove it before you save, and revoke the secret if others could see it. */
  noticeSecretPasted: [];
  /** What the page just sent contains a secret. Remove it, and revoke the secret if others could see it. */
  noticeSecretSent: [];
  /** Patrol did not let this text be sent because it contains a secret, but could not ask you. The text is still in the field. Reload this page once you have copied what you need. */
  noticeSendStopped: [];
  /** Patrol stopped something that this page was sending, because it contains a secret and the page left no time to ask you. Remove the secret and try again. */
  noticeSendSynchronous: [];
  /** The page sent something that contains a secret, and Patrol could not ask you. Remove it, and revoke the secret if others could see it. */
  noticeSentUnchecked: [];
  /** Patrol stopped a token request, because the page left no time to ask you. Try again, or pause Patrol on this site. */
  noticeSynchronous: [];
  /** Patrol could not check a token request and stopped it, as your settings say. Reload the page and try again. */
  noticeUncheckedStopped: [];
  /** What happens then */
  ownRuleAction: [];
  /** The allowlist does not count here, so more is found. */
  ownRuleAllowlist: [];
  /** As for other secrets */
  ownRuleAsk: [];
  /** What it finds is */
  ownRuleConfidence: [];
  /** It depends on names of files or on another rule. */
  ownRuleDepends: [];
  /** The rule $name$ is not quite the same here. */
  ownRuleDiffers: [name: string];
  /** Edit */
  ownRuleEdit: [];
  /** Edit the rule $name$ */
  ownRuleEditLabel: [name: string];
  /** How random a match is does not count here, so more is found. */
  ownRuleEntropy: [];
  /** The rules that the file extends are not read. */
  ownRuleExtends: [];
  /** It has no pattern, or a field that cannot be used. */
  ownRuleInvalid: [];
  /** It names no keyword that can be used, so a fixed part of the pattern takes its place. */
  ownRuleKeyword: [];
  /** Keywords, one on each line */
  ownRuleKeywords: [];
  /** The rule looks only at texts that contain one of them, in capitals or not. */
  ownRuleKeywordsAbout: [];
  /** Enter 1 to $most$ keywords, each with $shortest$ to $longest$ characters. */
  ownRuleKeywordsInvalid: [most: string, shortest: string, longest: string];
  /** The rule $name$ is left out. */
  ownRuleLeftOut: [name: string];
  /** How much may stand between its parts is not limited here, so more is found. */
  ownRuleLoosened: [];
  /** Matches: $count$ */
  ownRuleMatches: [count: string];
  /** Name */
  ownRuleName: [];
  /** Enter a name of at most $most$ characters. */
  ownRuleNameInvalid: [most: string];
  /** Another rule has this name already. */
  ownRuleNameTaken: [];
  /** The pattern matches ordinary text. Add what is the same in all of your secrets. */
  ownRuleOrdinary: [];
  /** Pattern */
  ownRulePattern: [];
  /** A regular expression in the syntax of Rust, without lookaround and backreferences. */
  ownRulePatternAbout: [];
  /** Not in force. */
  ownRuleRefused: [];
  /** Remove the rule $name$ */
  ownRuleRemoveLabel: [name: string];
  /** Save rule */
  ownRuleSave: [];
  /** surely a secret */
  ownRuleSure: [];
  /** The pattern cannot be read from character $place$ on. */
  ownRuleSyntax: [place: string];
  /** Try it on a text */
  ownRuleTest: [];
  /** The pattern is too large. Use smaller repetitions. */
  ownRuleTooLarge: [];
  /** Enter a pattern of at most $most$ characters. */
  ownRuleTooLong: [most: string];
  /** The pattern must match at least $least$ characters. */
  ownRuleTooShort: [least: string];
  /** Everything that the pattern matches counts as the secret, not only a group of it. */
  ownRuleWhole: [];
  /** For secrets that Patrol does not know, such as those of your company. A rule finds them wherever Patrol checks texts. */
  ownRulesAbout: [];
  /** Export rules */
  ownRulesExport: [];
  /** Choose a file */
  ownRulesFile: [];
  /** Your rules */
  ownRulesHeading: [];
  /** Import rules */
  ownRulesImport: [];
  /** The other rules leave no room for it. Remove a rule with large repetitions. */
  ownRulesNoRoom: [];
  /** None yet. */
  ownRulesNone: [];
  /** Or paste rules here: TOML or JSON, also those of gitleaks */
  ownRulesPaste: [];
  /** More than $most$ rules are not possible. */
  ownRulesTooMany: [most: string];
  /** There are no rules in this. They must be TOML or JSON of at most 1 MB, as Patrol or gitleaks has them. */
  ownRulesUnreadable: [];
  /** This is your token $token$ ($scopes$; made in $organization$; expires on $date$). */
  ownToken: [token: string, scopes: string, organization: string, date: string];
  /** This is your token $token$ ($scopes$; for all organizations; expires on $date$). */
  ownTokenEverywhere: [token: string, scopes: string, date: string];
  /** This is your token $token$ ($scopes$; made in $organization$). */
  ownTokenNoEnd: [token: string, scopes: string, organization: string];
  /** Perhaps this is your token $token$ in $organization$: created in the same month (your list of $date$). */
  ownTokenPerhaps: [token: string, organization: string, date: string];
  /** Perhaps this is one of your tokens $tokens$: created in the same month (your list of $date$). */
  ownTokenPerhapsOneOf: [tokens: string, date: string];
  /** When you create a token, Patrol keeps a fingerprint of it, made with a key of this browser. If the token turns up in a text later, the question can say which of your tokens it is. The token cannot be read from the fingerprint, which goes when the token expires. */
  ownTokensAbout: [];
  /** Your tokens */
  ownTokensHeading: [];
  /** Name my own tokens in questions */
  ownTokensName: [];
  /** Turning it off deletes all fingerprints of tokens. */
  ownTokensNameAbout: [];
  /** None yet. */
  ownTokensNone: [];
  /** Remove all */
  ownTokensRemoveAll: [];
  /** Remove $token$ in $organization$ */
  ownTokensRemoveOne: [token: string, organization: string];
  /** Removed. Patrol does not recognize this token any more. The token itself is still valid. */
  ownTokensRemoved: [];
  /** All removed. Patrol does not recognize these tokens any more. The tokens themselves are still valid. */
  ownTokensRemovedAll: [];
  /** $token$ in $organization$, expires on $date$ */
  ownTokensToken: [token: string, organization: string, date: string];
  /** $token$ in $organization$ */
  ownTokensTokenNoEnd: [token: string, organization: string];
  /** Text */
  pastingHeading: [];
  /** Pause */
  pause: [];
  /** Until I resume */
  pauseAlways: [];
  /** Cloning */
  pauseClone: [];
  /** Everything */
  pauseEverything: [];
  /** All of $host$ */
  pauseHost: [host: string];
  /** How long */
  pauseLength: [];
  /** Pause Patrol */
  pauseOpen: [];
  /** In a private window, choose a pause that ends by itself. */
  pausePrivate: [];
  /** 15 minutes */
  pauseQuarterHour: [];
  /** Until the browser restarts */
  pauseRestart: [];
  /** Text that you enter */
  pauseText: [];
  /** Tokens */
  pauseTokens: [];
  /** What */
  pauseWhat: [];
  /** Where */
  pauseWhere: [];
  /** Until you resume */
  pausedAlways: [];
  /** $minutes$ minutes left */
  pausedLeft_other: [minutes: string];
  /** Until $time$ */
  pausedUntil: [time: string];
  /** Continue */
  planContinue: [];
  /** A secret leaked: $done$ of $all$ steps are done. */
  planDone_other: [done: string, all: string];
  /** Forget */
  planForget: [];
  /** Not an Azure DevOps page */
  popupElsewhere: [];
  /** You added this server, but Patrol does not recognize this page as Azure DevOps and leaves it alone. Only token requests are checked here. */
  popupElsewhereAbout: [];
  /** Guide */
  popupGuide: [];
  /** Looking at this page… */
  popupLooking: [];
  /** Not protected yet */
  popupNeedsReload: [];
  /** Patrol starts on this page when you reload it. */
  popupNeedsReloadAbout: [];
  /** Patrol is not active here */
  popupNotGuarded: [];
  /** Patrol guards Azure DevOps. If this is Azure DevOps, allow Patrol on this site in the browser’s extension settings. If it is your company’s own Azure DevOps Server, add its address in Patrol’s settings. */
  popupNotGuardedAbout: [];
  /** Patrol could not start, so it cannot say whether this page is protected. Restart the browser. If that does not help, install Patrol again. */
  popupNotStarted: [];
  /** Partly protected */
  popupPartly: [];
  /** Patrol is active, but not everything is as it should be: */
  popupPartlyAbout: [];
  /** Partly paused by you */
  popupPartlyPaused: [];
  /** Patrol is active here, except for: */
  popupPartlyPausedAbout: [];
  /** Paused by you */
  popupPaused: [];
  /** Patrol checks nothing on this page until you resume. */
  popupPausedAlways: [];
  /** Patrol checks nothing on this page until $time$. */
  popupPausedUntil: [time: string];
  /** Patrol checks nothing on this page until the browser restarts. */
  popupPausedUntilRestart: [];
  /** Protected */
  popupProtected: [];
  /** Patrol checks what you enter on this page and send from it, and the tokens that you create here. */
  popupProtectedAbout: [];
  /** Reload this tab */
  popupReload: [];
  /** Reload $count$ tabs */
  popupReloadAll_other: [count: string];
  /** The report is copied. */
  popupReportCopied: [];
  /** The report could not be copied. Try again. */
  popupReportFailed: [];
  /** Settings */
  popupSettings: [];
  /** Texts are checked here */
  popupSite: [];
  /** You added this site. Patrol checks the texts that you enter here. What the page sends by itself is not checked. */
  popupSiteAbout: [];
  /** Not protected */
  popupUnprotected: [];
  /** Patrol checks nothing on this page right now: */
  popupUnprotectedAbout: [];
  /** Updated to $version$: what’s new */
  popupUpdated: [version: string];
  /** This page uses web workers. Patrol does not see requests that they send. */
  popupWorkers: [];
  /** Privacy */
  privacyHeading: [];
  /** Settings, history, reminders and what Patrol remembers are kept in this browser. The list of your tokens is deleted when you close the browser. */
  privacyKept: [];
  /** Patrol sends nothing to anyone. Its pages cannot open a network connection. */
  privacyNothingSent: [];
  /** Nothing that happens in private windows is kept, except pauses that you start there. */
  privacyPrivateWindows: [];
  /** Patrol’s core has stopped, so nothing is checked. Reload the page. If that does not help, restart the browser. */
  problemEngineFailed: [];
  /** Patrol does not recognize this token form and gives no advice in it. It still asks you before a risky token is created. */
  problemFormNotRecognised: [];
  /** Patrol started after this page, so it may miss a new token. Reload the page before you create one. */
  problemGateLate: [];
  /** Patrol cannot check new tokens on this page. Reload it before you create one. */
  problemGateMissing: [];
  /** Patrol could not keep the list of your tokens, so its own view of them may be out of date. Look at the list on the token page. */
  problemListNotKept: [];
  /** Patrol does not recognize this list of tokens and shows nothing above it. New tokens are still checked. */
  problemListNotRecognised: [];
  /** An entry is missing from Patrol’s history, because it could not be stored. Check that the disk is not full. */
  problemLogNotWritten: [];
  /** A part of Patrol could not be loaded, so Patrol cannot ask you here. Reload the page. */
  problemPartMissing: [];
  /** Patrol could not read a token request and does not know what that token can do. Check its scopes and its expiration yourself. */
  problemRequestNotRecognised: [];
  /** Your own rules and the patterns of your exceptions could not be read, so they do not apply on this page. Reload the page. If that does not help, restart the browser. */
  problemRulesDamaged: [];
  /** The browser did not give Patrol its settings, so the default settings apply. Restart the browser. */
  problemSettingsUnavailable: [];
  /** A token request was sent before Patrol could check it. Look at the token, and revoke it if it can do too much. */
  problemWentUnchecked: [];
  /** Your organization restricts new tokens: nobody can create them, or only for packages. Use a way without a token, or ask an administrator for an exception. */
  refused_disablePatCreationPolicyViolation: [];
  /** A token that has expired can no longer be changed or extended. Create a new one, or use a way without a token. */
  refused_expiredPatCannotBeExtended: [];
  /** Your company does not allow tokens with full access. Choose only the scopes that the task needs and create the token again. */
  refused_fullScopePatPolicyViolation: [];
  /** Azure DevOps no longer creates tokens for all organizations. Choose one organization and create the token again. */
  refused_globalPATCreationBlocked: [];
  /** Your company does not allow tokens for all organizations. Choose one organization and create the token again. */
  refused_globalPatPolicyViolation: [];
  /** Your company limits how long a token may be valid. Choose an earlier expiration date and create the token again. */
  refused_patLifespanPolicyViolation: [];
  /** This is practice: Patrol remembers nothing of it. */
  rememberPractice: [];
  /** Patrol remembers nothing from private windows. */
  rememberPrivate: [];
  /** Patrol does not ask about these secrets again on the site where you said so. Of each it keeps only a fingerprint, made with a key of this browser. The secret cannot be read from it. */
  rememberedAbout: [];
  /** Remembered */
  rememberedHeading: [];
  /** Nothing yet. When Patrol asks about a secret, you can choose not to be asked about it again. */
  rememberedNone: [];
  /** Remove all */
  rememberedRemoveAll: [];
  /** Remove $kind$ on $site$ */
  rememberedRemoveOne: [kind: string, site: string];
  /** Removed. Patrol asks about this secret again. */
  rememberedRemoved: [];
  /** All removed. Patrol asks about these secrets again. */
  rememberedRemovedAll: [];
  /** $kind$ on $site$, since $date$ */
  rememberedSecret: [kind: string, site: string, date: string];
  /** Patrol keeps no reminders for private windows. */
  remindPrivate: [];
  /** $token$ in $organization$ expires on $date$. If you still need it, create a new one with fewer scopes. Otherwise let it expire. */
  remindSentence: [token: string, organization: string, date: string];
  /** A token expires soon */
  remindTitle: [];
  /** The token expires too soon for a reminder. */
  remindTooSoon: [];
  /** This is the whole report. It contains no address, no name and nothing of your text. */
  reportAll: [];
  /** Patrol does not recognize this page */
  reportChanged: [];
  /** Patrol found something that is not a secret */
  reportFalseAlarm: [];
  /** Open the form */
  reportForm: [];
  /** The form contains this report. It is published when you submit the form there. */
  reportFormAbout: [];
  /** Kind */
  reportKind: [];
  /** Patrol did not notice a secret */
  reportMissed: [];
  /** Report a problem */
  reportOpen: [];
  /** Another kind */
  reportOtherKind: [];
  /** What happened */
  reportWhat: [];
  /** Resume */
  resume: [];
  /** Resume $what$ in $place$ */
  resumeIn: [what: string, place: string];
  /** Anyone who can see this page could use all $count$, and they stay in the page’s history. Nothing has been dropped yet. */
  reviewAboutDrop_other: [count: string];
  /** Anyone who can see this page could use all $count$, and they stay in the page’s history. Nothing has been sent yet. */
  reviewAboutSend_other: [count: string];
  /** Once the text is saved, anyone who can see this page could use all $count$, and they stay in the page’s history. */
  reviewAboutTyped_other: [count: string];
  /** Anyone who can see this page could use all $count$, and they stay in the page’s history. Nothing has been pasted yet. */
  reviewAbout_other: [count: string];
  /** For your administrator */
  reviewAdministrator: [];
  /** If you report it, the rule can be fixed. The report below contains nothing of your text. */
  reviewAlarm: [];
  /** If you go on anyway, Patrol will not ask about it again. */
  reviewAlarmForget: [];
  /** Ask less often… */
  reviewAskLess: [];
  /** Your settings do not allow this. */
  reviewBlocked: [];
  /** Cancel */
  reviewCancel: [];
  /** Copied */
  reviewCopied: [];
  /** Copying failed. Select the report and copy it. */
  reviewCopyFailed: [];
  /** Copy report */
  reviewCopyReport: [];
  /** expired $day$ */
  reviewExpired: [day: string];
  /** expires $day$ */
  reviewExpires: [day: string];
  /** This is a false alarm */
  reviewFalseAlarm: [];
  /** Don’t ask about these again in this field */
  reviewForgetHere_other: [count: string];
  /** Don’t ask about these again */
  reviewForget_other: [count: string];
  /** Paste it anyway */
  reviewGoOn: [];
  /** Drop it anyway */
  reviewGoOnDrop: [];
  /** Send it anyway */
  reviewGoOnSend: [];
  /** Keep it */
  reviewGoOnTyped: [];
  /** hidden */
  reviewHidden: [];
  /** With this, your administrator may be able to find the secret among the tokens of your organization, or in the alerts of Advanced Security, without seeing it. The secret cannot be read from it. */
  reviewIdentifyAbout: [];
  /** Copying failed. Select the text above and copy it. */
  reviewIdentifyFailed: [];
  /** Copy the identifiers for your administrator */
  reviewIdentify_other: [count: string];
  /** issued in $month$ */
  reviewIssued: [month: string];
  /** probably a secret */
  reviewLikely: [];
  /** Line $line$: */
  reviewLine: [line: string];
  /** $count$ further secrets are not listed. */
  reviewMore_other: [count: string];
  /** Show only a note for: $kind$ */
  reviewMute: [kind: string];
  /** This could not be saved */
  reviewMuteFailed: [];
  /** Only a note from now on */
  reviewMuted: [];
  /** Open settings */
  reviewOpenSettings: [];
  /** possibly a secret */
  reviewPossible: [];
  /** Why is this needed? Your reason stays in the history on this computer. */
  reviewReason: [];
  /** Drop without the secrets */
  reviewRedactDrop_other: [count: string];
  /** Send without the secrets */
  reviewRedactSend_other: [count: string];
  /** Replace the secrets */
  reviewRedactTyped_other: [count: string];
  /** Paste without the secrets */
  reviewRedact_other: [count: string];
  /** $count$ more secrets */
  reviewRest_other: [count: string];
  /** Paste it like this */
  reviewRewrite: [];
  /** Drop it like this */
  reviewRewriteDrop: [];
  /** Send it like this */
  reviewRewriteSend: [];
  /** Change it like this */
  reviewRewriteTyped: [];
  /** $count$ times */
  reviewTimes_other: [count: string];
  /** This text contains $count$ secrets */
  reviewTitle_other: [count: string];
  /** Patrol is a browser extension. It checks what you enter in Azure DevOps, on this computer, and asks before a token, key or password gets onto a page. It sends nothing anywhere and never stores the text. */
  reviewWhy: [];
  /** Why am I seeing this? */
  reviewWhyAsk: [];
  /** after */
  rewriteAfter: [];
  /** before */
  rewriteBefore: [];
  /** Copy */
  rewriteCopy: [];
  /** Copying failed. Select the command and copy it. */
  rewriteCopyFailed: [];
  /** Leave the values empty: they come from outside */
  rewriteEmpty_other: [count: string];
  /** Set it up once, with the Azure CLI. Put the name of your pipeline in place of PIPELINE: */
  rewriteInAzureCli: [];
  /** Install the chart with it, in bash or zsh. Put your own values in place of RELEASE, CHART and FILE: */
  rewriteInChart: [];
  /** Set it up once, in the command prompt: */
  rewriteInCmd: [];
  /** Build or run the image with it. Put the name of your image in place of IMAGE: */
  rewriteInDocker: [];
  /** At the top of the file: */
  rewriteInFile: [];
  /** Set it up once, in the folder of the project: */
  rewriteInFolder: [];
  /** Set it up once, with the GitHub CLI: */
  rewriteInGitHub: [];
  /** Apply the file with it, in bash or zsh. Put the name of your file in place of FILE: */
  rewriteInManifest: [];
  /** Set it up once, in bash or zsh: */
  rewriteInPosix: [];
  /** Set it up once, in PowerShell: */
  rewriteInPowerShell: [];
  /** Set it up once, in a terminal: */
  rewriteInTerminal: [];
  /** Store it there once, with the Azure CLI in bash or zsh: */
  rewriteInVault: [];
  /** $count$ further changes are not shown. */
  rewriteMore_other: [count: string];
  /** Leave the secrets out: Git signs in by itself */
  rewriteNothing_other: [count: string];
  /** Keep the secrets out of the file */
  rewriteOutside_other: [count: string];
  /** Use secret variables of the pipeline instead */
  rewritePipelineSecret_other: [count: string];
  /** This script registers a machine with your token. Let an application sign in: fill in CLIENT_ID and TENANT_ID. Microsoft documents this for agents; for environments and deployment groups it is not verified. */
  rewriteRegistration: [];
  /** Use secrets of the repository instead */
  rewriteRepositorySecret_other: [count: string];
  /** Use variables instead */
  rewriteVariable_other: [count: string];
  /** Take it from Azure Key Vault instead. Put your own values in place of the words in capitals. */
  rewriteVault: [];
  /** Critical */
  riskCritical: [];
  /** Expired */
  riskEnded: [];
  /** High */
  riskHigh: [];
  /** Low */
  riskLow: [];
  /** Medium */
  riskMedium: [];
  /** A token for every organization that you can reach. */
  rule_all_organizations_about: [];
  /** All organizations */
  rule_all_organizations_name: [];
  /** A token that can take over the organization or ship code to others. */
  rule_critical_scope_about: [];
  /** Critical scope */
  rule_critical_scope_name: [];
  /** A token whose expiration Patrol cannot read. */
  rule_expiry_unreadable_about: [];
  /** Unreadable expiration */
  rule_expiry_unreadable_name: [];
  /** A token that can do everything you can. */
  rule_full_access_about: [];
  /** Full access */
  rule_full_access_name: [];
  /** A scope that looks harmless but also lets a token send the events of your projects elsewhere. */
  rule_hidden_inclusion_about: [];
  /** More than the form shows */
  rule_hidden_inclusion_name: [];
  /** A token that can change code, packages or deployments, or reveal secrets. */
  rule_high_privilege_scope_about: [];
  /** Powerful scope */
  rule_high_privilege_scope_name: [];
  /** A token that is valid for more than three times the limit above, or for more than one year. */
  rule_lifetime_far_over_limit_about: [];
  /** Much longer than the limit */
  rule_lifetime_far_over_limit_name: [];
  /** A token that is valid for longer than the limit above. */
  rule_lifetime_over_limit_about: [];
  /** Longer than the limit */
  rule_lifetime_over_limit_name: [];
  /** A scope that another chosen scope already includes. */
  rule_redundant_scope_about: [];
  /** Scopes that add nothing */
  rule_redundant_scope_name: [];
  /** A token is about to be created or changed, and Patrol cannot read what it may do. */
  rule_request_unreadable_about: [];
  /** Unreadable request */
  rule_request_unreadable_name: [];
  /** Text with a token, key or password that you paste, drop, type or send. */
  rule_secret_in_text_about: [];
  /** Secret in text */
  rule_secret_in_text_name: [];
  /** A new value for a token that has expired or is older than 90 days. */
  rule_stale_token_renewed_about: [];
  /** Old token regenerated */
  rule_stale_token_renewed_name: [];
  /** A token for something that can be done without one. */
  rule_token_not_needed_about: [];
  /** Way without a token */
  rule_token_not_needed_name: [];
  /** An edit that gives a token more scopes, organizations or days, or that Patrol cannot compare with the token as it was. */
  rule_token_widened_about: [];
  /** More for an existing token */
  rule_token_widened_name: [];
  /** A token with scopes from more than three areas. */
  rule_too_many_areas_about: [];
  /** One token for many things */
  rule_too_many_areas_name: [];
  /** A token with a scope that Patrol does not know and cannot judge. */
  rule_unknown_scope_about: [];
  /** Unknown scope */
  rule_unknown_scope_name: [];
  /** A name that does not say what the token is for. */
  rule_vague_name_about: [];
  /** Vague name */
  rule_vague_name_name: [];
  /** expires earlier */
  saferExpiry: [];
  /** fewer organizations */
  saferReach: [];
  /** fewer scopes */
  saferScopes: [];
  /** These kinds have a level of their own on every site. If a text contains several secrets, the strictest level applies. */
  secretLevelsAbout: [];
  /** Individual kinds of secrets */
  secretLevelsHeading: [];
  /** Anyone who can see it could use all $count$. Nothing has been sent yet. */
  sendAbout_other: [count: string];
  /** Send it anyway, and Patrol will not ask about it again. */
  sendAlarmForget: [];
  /** Don’t send */
  sendCancel: [];
  /** This comment */
  sendComment: [];
  /** This commit */
  sendCommit: [];
  /** This dashboard */
  sendDashboard: [];
  /** This file */
  sendFile: [];
  /** Send it anyway */
  sendGoOn: [];
  /** This pipeline */
  sendPipeline: [];
  /** This project */
  sendProject: [];
  /** This pull request */
  sendPullRequest: [];
  /** This service connection */
  sendServiceConnection: [];
  /** This service hook */
  sendServiceHook: [];
  /** This test */
  sendTest: [];
  /** $what$ contains $count$ secrets */
  sendTitle_other: [count: string, what: string];
  /** This variable group */
  sendVariables: [];
  /** Patrol is a browser extension. It checks what this page sends to Azure DevOps, on this computer, and asks before a token, key or password is saved where others can see it. It sends nothing anywhere and never stores the text. */
  sendWhy: [];
  /** This wiki page */
  sendWikiPage: [];
  /** This work item */
  sendWorkItem: [];
  /** $before$ $next$ */
  sentences: [before: string, next: string];
  /** Your company’s own server. Paste the address of any of its pages. The browser then asks whether Patrol may work there. Adding and removing take effect at once. */
  serversAbout: [];
  /** Add */
  serversAdd: [];
  /** Patrol now works on $server$. Reload the pages of this server that are open already. */
  serversAdded: [server: string];
  /** Address of the server */
  serversAddress: [];
  /** Patrol already works there. */
  serversCovered: [];
  /** The browser does not let Patrol into the pages of your servers and sites. Restart the browser. If that does not help, remove them and add them again. */
  serversFailed: [];
  /** Azure DevOps Server */
  serversHeading: [];
  /** None yet. Patrol already works on dev.azure.com and visualstudio.com. */
  serversNone: [];
  /** This is not the address of a server. Copy one from the address bar, such as https://tfs.example.org/tfs. */
  serversNotAddress: [];
  /** Not removed, because the browser keeps this permission. Remove it in the browser’s extension settings. */
  serversNotRemoved: [];
  /** Not added, because it was not allowed in the browser. Choose “Add” again, and allow it there. */
  serversRefused: [];
  /** Remove $server$ */
  serversRemove: [server: string];
  /** Patrol no longer works on $server$. Pages that are open already stay guarded until you reload them. */
  serversRemoved: [server: string];
  /** days */
  settingsDays: [];
  /** The stored value of $field$ cannot be used, so the default applies. */
  settingsFieldUnreadable: [field: string];
  /** Remove */
  settingsForget: [];
  /** Remove the reminder for $token$ */
  settingsForgetReminder: [token: string];
  /** Reminder removed. */
  settingsForgot: [];
  /** Maximum lifetime */
  settingsLimit: [];
  /** Patrol speaks up when a new token would be valid for longer. */
  settingsLimitAbout: [];
  /** Enter a whole number from $least$ to $most$. */
  settingsLimitInvalid: [least: string, most: string];
  /** The stored settings come from a newer version of Patrol, so the default settings apply. Update Patrol. */
  settingsNewer: [];
  /** Patrol did not answer, so nothing may have been saved. Try again. If that does not help, restart the browser. */
  settingsNoAnswer: [];
  /** None yet. When you have created a token, Patrol offers to remind you before it expires. */
  settingsNoReminders: [];
  /** Patrol is not paused anywhere. */
  settingsNonePaused: [];
  /** Not saved. Correct the marked field. */
  settingsNotSaved: [];
  /** Patrol could not start, so the settings can be neither shown nor changed. Restart the browser. If that does not help, install Patrol again. */
  settingsNotStarted: [];
  /** Resuming takes effect at once. */
  settingsPausedAbout: [];
  /** Pauses */
  settingsPausedHeading: [];
  /** Some of your settings do not apply */
  settingsProblems: [];
  /** Not saved, because these settings cannot be used. Reload this page and try again. */
  settingsRecordUnusable: [];
  /** $token$ in $organization$ expires on $date$ */
  settingsReminder: [token: string, organization: string, date: string];
  /** Reminders */
  settingsReminders: [];
  /** Keep what works */
  settingsRepair: [];
  /** You can remove what cannot be used. Patrol keeps a copy of the old settings. */
  settingsRepairAbout: [];
  /** Removed what could not be used. */
  settingsRepaired: [];
  /** Patrol is active there again. */
  settingsResumed: [];
  /** Saved. */
  settingsSaved: [];
  /** Sections */
  settingsSections: [];
  /** Not saved, because the browser did not store it. Check that the disk is not full, then try again. */
  settingsStorageFailed: [];
  /** Patrol settings */
  settingsTitle: [];
  /** Stop token requests that could not be checked */
  settingsUnchecked: [];
  /** Otherwise they are sent, and the page says so. */
  settingsUncheckedAbout: [];
  /** Undo */
  settingsUndo: [];
  /** Undone. */
  settingsUndone: [];
  /** This version of Patrol does not know the stored setting $field$, so it has no effect. */
  settingsUnknownField: [field: string];
  /** The stored settings cannot be read, so the default settings apply. */
  settingsUnreadable: [];
  /** Command Prompt */
  shellCmd: [];
  /** bash, zsh */
  shellPosix: [];
  /** PowerShell */
  shellPowerShell: [];
  /** Patrol can check the texts that you enter on other sites, such as a chat. It checks only texts there: advice on tokens is for Azure DevOps alone. When you add a site, the browser asks whether Patrol may work there. Adding and removing take effect at once. */
  siteAbout: [];
  /** Patrol now checks texts on $site$. Reload its pages that are open already. */
  siteAdded: [site: string];
  /** Address of the site */
  siteAddress: [];
  /** Allow */
  siteAllow: [];
  /** Allow Patrol on $site$ */
  siteAllowLabel: [site: string];
  /** Other sites */
  siteHeading: [];
  /** On these sites, secrets in text have a different level. Kinds with a level of their own keep it. */
  siteLevelsAbout: [];
  /** Individual sites */
  siteLevelsHeading: [];
  /** None yet. */
  siteNone: [];
  /** This is not the address of a site. Copy one from the address bar, such as https://chat.example.org. */
  siteNotAddress: [];
  /** Add $site$ */
  sitePreset: [site: string];
  /** Sites that many people use */
  sitePresets: [];
  /** The browser does not let Patrol in yet. */
  siteWaits: [];
  /** Patrol works on dev.azure.com and *.visualstudio.com, and on the servers and sites that you add. */
  sitesAbout: [];
  /** Sites and servers */
  sitesHeading: [];
  /** Clone and fetch code */
  taskClone: [];
  /** Change wiki pages in a script */
  taskEditWiki: [];
  /** Create and change work items */
  taskEditWorkItems: [];
  /** Publish an extension */
  taskPublishExtension: [];
  /** Publish packages */
  taskPublishPackages: [];
  /** Publish test results */
  taskPublishTestResults: [];
  /** Push code */
  taskPush: [];
  /** Read builds and their logs */
  taskReadBuilds: [];
  /** Install packages */
  taskReadPackages: [];
  /** List projects and teams in a script */
  taskReadProjects: [];
  /** Read data for reports */
  taskReadReports: [];
  /** Read work items */
  taskReadWorkItems: [];
  /** Register an agent */
  taskRegisterAgent: [];
  /** Run pipelines */
  taskRunPipelines: [];
  /** Report a status on commits and pull requests */
  taskSetStatus: [];
  /** Today here: $what$ */
  todayHere: [what: string];
  /** $count$ secrets kept out */
  todayKeptOut_other: [count: string];
  /** Nothing found here today */
  todayNothing: [];
  /** $count$ let through */
  todayPasted_other: [count: string];
  /** $count$ risky token requests sent */
  todayTokenCreated_other: [count: string];
  /** $count$ risky token requests stopped */
  todayTokenStopped_other: [count: string];
  /** No token has been created yet. */
  tokenAbout: [];
  /** The token has not been changed yet. */
  tokenAboutEdit: [];
  /** The token has not been regenerated yet. */
  tokenAboutRegenerate: [];
  /** No token has been created or changed yet. */
  tokenAboutUnreadable: [];
  /** Go back */
  tokenBack: [];
  /** Go back and change it */
  tokenCancel: [];
  /** Create it anyway */
  tokenGoOn: [];
  /** Save it anyway */
  tokenGoOnEdit: [];
  /** Regenerate it anyway */
  tokenGoOnRegenerate: [];
  /** Send it anyway */
  tokenGoOnUnreadable: [];
  /** Check this token before you create it */
  tokenTitle: [];
  /** Check this change before you save it */
  tokenTitleEdit: [];
  /** Check this token before you regenerate it */
  tokenTitleRegenerate: [];
  /** Check this request before it is sent */
  tokenTitleUnreadable: [];
  /** Patrol is a browser extension. It checks a personal access token before you create or change it, and asks when the token could do more, or work longer, than it should. It sends nothing anywhere. */
  tokenWhy: [];
  /** New tokens */
  tokensHeading: [];
  /** collection */
  topicCollection: [];
  /** lifetime */
  topicLifetime: [];
  /** name */
  topicName: [];
  /** organization */
  topicOrganization: [];
  /** scopes */
  topicScopes: [];
  /** this token */
  topicToken: [];
  /** $count$ changed */
  tuningChanged: [count: string];
  /** Fine-tune individual checks */
  tuningHeading: [];
  /** All as set by the mode */
  tuningNone: [];
  /** No check matches. Try another word. */
  tuningNothing: [];
  /** Reset to the defaults */
  tuningReset: [];
  /** Search checks */
  tuningSearch: [];
  /** To register an agent: sign in with a service principal or a device code. */
  wayAgents: [];
  /** For Git: install Git Credential Manager, which comes with Git for Windows, and sign in with it in oauth mode. */
  wayGit: [];
  /** To publish a VS Code extension: run az login, then vsce publish --azure-credential. To publish an Azure DevOps extension: give tfx a token for one hour from the Azure CLI in place of a personal access token. */
  wayMarketplace: [];
  /** For packages: use the Azure Artifacts Credential Provider with ARTIFACTS_CREDENTIALPROVIDER_TOKENTYPE=SelfDescribing, and in pipelines the authenticate tasks. */
  wayPackages: [];
  /** In Azure Pipelines: use the job token, and for another organization an Azure DevOps service connection. From outside neither works: sign in with Microsoft Entra, for example with the Azure CLI or a managed identity. */
  wayPipelines: [];
  /** For reports: sign in with your organizational account. */
  wayReports: [];
  /** For scripts: get a token for one hour from the Azure CLI. For services: use a managed identity. Both need an organization that is connected to Microsoft Entra. */
  wayScripts: [];
  /** On this server: use Kerberos if the tool supports it. Otherwise use a token that expires soon. */
  wayServer: [];
  /** For Git: use Kerberos, or an SSH key. Azure DevOps accepts only RSA keys: ssh-keygen -t rsa-sha2-512 -b 4096. */
  wayServerGit: [];
  /** Comment (for practice) */
  welcomeComment: [];
  /** Copied. Now paste it into the comment. */
  welcomeCopied: [];
  /** Copy */
  welcomeCopy: [];
  /** What it does */
  welcomeDoes: [];
  /** When you create a token, Patrol says what it allows and helps you ask for less. */
  welcomeDoesCreate: [];
  /** All of this happens in your browser. Nothing is sent to anyone. */
  welcomeDoesLocal: [];
  /** When you paste a token or a password into Azure DevOps, Patrol asks before it gets there. */
  welcomeDoesPaste: [];
  /** Practice: create a token */
  welcomeForm: [];
  /** This form is built like the one in Azure DevOps, but creates nothing. Choose “Full access” or “90 days” and see what Patrol says in it. */
  welcomeFormAbout: [];
  /** This is practice: no token was created. */
  welcomeFormDone: [];
  /** What Patrol stopped and what you decided */
  welcomeHistory: [];
  /** Your tokens and their risks */
  welcomeInventory: [];
  /** Nothing that you do here goes into the history, and nothing is remembered. */
  welcomeKeepsNothing: [];
  /** How much should Patrol ask? */
  welcomeMode: [];
  /** You can change this at any time in the settings. */
  welcomeModeAbout: [];
  /** Where to find things */
  welcomeNext: [];
  /** It could not be copied. Select it and copy it yourself. */
  welcomeNotCopied: [];
  /** Patrol could not start, so this page cannot be shown. Restart the browser. If that does not help, install Patrol again. */
  welcomeNotStarted: [];
  /** Practice: paste a token */
  welcomePaste: [];
  /** This token is fake. It was made up for this page and opens nothing. Copy it and paste it into the comment. */
  welcomePasteAbout: [];
  /** Keep it in sight */
  welcomePin: [];
  /** Open the puzzle piece next to the address bar and choose the pin beside Patrol. */
  welcomePinChrome: [];
  /** The button is blue where Patrol guards a page, and gray where it has nothing to do. It shows a mark when something needs you. */
  welcomePinColours: [];
  /** Open the puzzle piece next to the address bar, choose the cog beside Patrol, then “Pin to Toolbar”. */
  welcomePinFirefox: [];
  /** All settings */
  welcomeSettings: [];
  /** Your open tabs */
  welcomeTabs: [];
  /** $tabs$ open tabs were there before Patrol. They are protected once they are reloaded. */
  welcomeTabsLate_other: [tabs: string];
  /** No tab of Azure DevOps is open. Open one: the button turns blue. */
  welcomeTabsNone: [];
  /** In some open tabs, Patrol is paused or does not guard everything. The button says more there. */
  welcomeTabsOther: [];
  /** Patrol is active in $tabs$ open tabs of Azure DevOps. */
  welcomeTabsWorking_other: [tabs: string];
  /** Welcome to Patrol */
  welcomeTitle: [];
  /** Fake token */
  welcomeToken: [];
  /** The name of a kind of secret: `extension/secret-names.json` by the id of its rule, `_` for `-`. */
  [secret: `secret_${string}`]: [];
}

/** The key of a sentence. */
export type Key = keyof Texts;
