import { Text } from "../text/text";

/** One check box of the form. */
export interface ScopeLevel {
  id: string;
  label: Text;
  /** Ids of the same area that this level contains. */
  includes: string[];
}

export interface ScopeArea {
  area: Text;
  levels: ScopeLevel[];
}

/** The form shows this many areas until all are asked for. */
export const SHORT_LIST = 6;

/** The areas in the order of the form. Ids and labels as in Microsoft's documentation of scopes. */
export const SCOPE_AREAS: ScopeArea[] = [
  {
    area: "Work Items",
    levels: [
      { id: "vso.work", label: "Read", includes: [] },
      { id: "vso.work_write", label: "Read & write", includes: ["vso.work"] },
      { id: "vso.work_full", label: "Read, write, & manage", includes: ["vso.work_write", "vso.work"] },
    ],
  },
  {
    area: "Code",
    levels: [
      { id: "vso.code", label: "Read", includes: [] },
      { id: "vso.code_write", label: "Read & write", includes: ["vso.code"] },
      { id: "vso.code_manage", label: "Read, write, & manage", includes: ["vso.code_write", "vso.code"] },
      { id: "vso.code_full", label: "Full", includes: ["vso.code_manage", "vso.code_write", "vso.code"] },
      { id: "vso.code_status", label: "Status", includes: [] },
    ],
  },
  {
    area: "Build",
    levels: [
      { id: "vso.build", label: "Read", includes: [] },
      { id: "vso.build_execute", label: "Read & execute", includes: ["vso.build"] },
    ],
  },
  {
    area: "Release",
    levels: [
      { id: "vso.release", label: "Read", includes: [] },
      { id: "vso.release_execute", label: "Read, write, & execute", includes: ["vso.release"] },
      {
        id: "vso.release_manage",
        label: "Read, write, execute, & manage",
        includes: ["vso.release_execute", "vso.release"],
      },
    ],
  },
  {
    area: "Test Management",
    levels: [
      { id: "vso.test", label: "Read", includes: [] },
      { id: "vso.test_write", label: "Read & write", includes: ["vso.test"] },
    ],
  },
  {
    area: "Packaging",
    levels: [
      { id: "vso.packaging", label: "Read", includes: [] },
      { id: "vso.packaging_write", label: "Read & write", includes: ["vso.packaging"] },
      {
        id: "vso.packaging_manage",
        label: "Read, write, & manage",
        includes: ["vso.packaging_write", "vso.packaging"],
      },
    ],
  },
  {
    area: "Advanced Security",
    levels: [
      { id: "vso.advsec", label: "Read", includes: [] },
      { id: "vso.advsec_write", label: "Read & write", includes: ["vso.advsec"] },
      { id: "vso.advsec_manage", label: "Read, write, & manage", includes: ["vso.advsec_write", "vso.advsec"] },
    ],
  },
  {
    area: "Agent Pools",
    levels: [
      { id: "vso.agentpools", label: "Read", includes: [] },
      { id: "vso.agentpools_manage", label: "Read & manage", includes: ["vso.agentpools"] },
    ],
  },
  { area: "Analytics", levels: [{ id: "vso.analytics", label: "Read", includes: [] }] },
  {
    area: "Auditing",
    levels: [
      { id: "vso.auditlog", label: "Read Audit Log", includes: [] },
      { id: "vso.auditstreams_manage", label: "Manage streams", includes: ["vso.auditlog"] },
    ],
  },
  { area: "Build Cache", levels: [{ id: "vso.buildcache_write", label: "Write", includes: [] }] },
  { area: "Connected Server", levels: [{ id: "vso.connected_server", label: "Connected server", includes: [] }] },
  { area: "Deployment Groups", levels: [{ id: "vso.machinegroup_manage", label: "Read & manage", includes: [] }] },
  { area: "Drop", levels: [{ id: "vso.drop_manage", label: "Manage", includes: [] }] },
  { area: "Entitlements", levels: [{ id: "vso.entitlements", label: "Read", includes: [] }] },
  { area: "Environment", levels: [{ id: "vso.environment_manage", label: "Read & manage", includes: [] }] },
  {
    area: "Extension Data",
    levels: [
      { id: "vso.extension.data", label: "Read", includes: [] },
      { id: "vso.extension.data_write", label: "Read & write", includes: ["vso.extension.data"] },
    ],
  },
  {
    area: "Extensions",
    levels: [
      { id: "vso.extension", label: "Read", includes: [] },
      { id: "vso.extension_manage", label: "Read & manage", includes: ["vso.extension"] },
    ],
  },
  {
    area: "GitHub Connections",
    levels: [
      { id: "vso.githubconnections", label: "Read", includes: [] },
      { id: "vso.githubconnections_manage", label: "Read & manage", includes: ["vso.githubconnections"] },
    ],
  },
  {
    area: "Graph",
    levels: [
      { id: "vso.graph", label: "Read", includes: [] },
      { id: "vso.graph_manage", label: "Manage", includes: ["vso.graph"] },
    ],
  },
  {
    area: "Identity",
    levels: [
      { id: "vso.identity", label: "Read", includes: [] },
      { id: "vso.identity_manage", label: "Manage", includes: ["vso.identity"] },
    ],
  },
  {
    area: "Marketplace",
    levels: [
      { id: "vso.gallery", label: "Marketplace", includes: [] },
      { id: "vso.gallery_acquire", label: "Acquire", includes: ["vso.gallery"] },
      { id: "vso.gallery_publish", label: "Publish", includes: ["vso.gallery"] },
      { id: "vso.gallery_manage", label: "Manage", includes: ["vso.gallery_publish", "vso.gallery"] },
    ],
  },
  {
    area: "Member Entitlement Management",
    levels: [
      { id: "vso.memberentitlementmanagement", label: "Read", includes: [] },
      { id: "vso.memberentitlementmanagement_write", label: "Write", includes: ["vso.memberentitlementmanagement"] },
    ],
  },
  {
    area: "Notifications",
    levels: [
      { id: "vso.notification", label: "Read", includes: [] },
      { id: "vso.notification_write", label: "Write", includes: ["vso.notification"] },
      { id: "vso.notification_manage", label: "Manage", includes: ["vso.notification_write", "vso.notification"] },
      { id: "vso.notification_diagnostics", label: "Diagnostics", includes: ["vso.notification"] },
    ],
  },
  {
    area: "Pipeline Resources",
    levels: [
      { id: "vso.pipelineresources_use", label: "Use", includes: [] },
      { id: "vso.pipelineresources_manage", label: "Use & manage", includes: ["vso.pipelineresources_use"] },
    ],
  },
  {
    area: "Project and Team",
    levels: [
      { id: "vso.project", label: "Read", includes: [] },
      { id: "vso.project_write", label: "Read & write", includes: ["vso.project"] },
      { id: "vso.project_manage", label: "Read, write, & manage", includes: ["vso.project_write", "vso.project"] },
    ],
  },
  { area: "Pull Request Threads", levels: [{ id: "vso.threads_full", label: "PR threads", includes: [] }] },
  {
    area: "Secure Files",
    levels: [
      { id: "vso.securefiles_read", label: "Read", includes: [] },
      { id: "vso.securefiles_write", label: "Read & create", includes: ["vso.securefiles_read"] },
      {
        id: "vso.securefiles_manage",
        label: "Read, create, & manage",
        includes: ["vso.securefiles_write", "vso.securefiles_read"],
      },
    ],
  },
  { area: "Security", levels: [{ id: "vso.security_manage", label: "Manage", includes: [] }] },
  {
    area: "Service Connections",
    levels: [
      { id: "vso.serviceendpoint", label: "Read", includes: [] },
      { id: "vso.serviceendpoint_query", label: "Read & query", includes: ["vso.serviceendpoint"] },
      {
        id: "vso.serviceendpoint_manage",
        label: "Read, query, & manage",
        includes: ["vso.serviceendpoint_query", "vso.serviceendpoint"],
      },
    ],
  },
  {
    area: "Symbols",
    levels: [
      { id: "vso.symbols", label: "Read", includes: [] },
      { id: "vso.symbols_write", label: "Read & write", includes: ["vso.symbols"] },
      { id: "vso.symbols_manage", label: "Read, write, & manage", includes: ["vso.symbols_write", "vso.symbols"] },
    ],
  },
  {
    area: "Task Groups",
    levels: [
      { id: "vso.taskgroups_read", label: "Read", includes: [] },
      { id: "vso.taskgroups_write", label: "Read & create", includes: ["vso.taskgroups_read"] },
      {
        id: "vso.taskgroups_manage",
        label: "Read, create, & manage",
        includes: ["vso.taskgroups_write", "vso.taskgroups_read"],
      },
    ],
  },
  {
    area: "Team Dashboard",
    levels: [
      { id: "vso.dashboards", label: "Read", includes: [] },
      { id: "vso.dashboards_manage", label: "Manage", includes: ["vso.dashboards"] },
    ],
  },
  {
    area: "Token Administration",
    levels: [{ id: "vso.tokenadministration", label: "Token Administration", includes: [] }],
  },
  { area: "Tokens", levels: [{ id: "vso.tokens", label: "Delegated Authorization Tokens", includes: [] }] },
  {
    area: "User Profile",
    levels: [
      { id: "vso.profile", label: "Read", includes: [] },
      { id: "vso.profile_write", label: "Write", includes: ["vso.profile"] },
    ],
  },
  {
    area: "Variable Groups",
    levels: [
      { id: "vso.variablegroups_read", label: "Read", includes: [] },
      { id: "vso.variablegroups_write", label: "Read & create", includes: ["vso.variablegroups_read"] },
      {
        id: "vso.variablegroups_manage",
        label: "Read, create, & manage",
        includes: ["vso.variablegroups_write", "vso.variablegroups_read"],
      },
    ],
  },
  {
    area: "Wiki",
    levels: [
      { id: "vso.wiki", label: "Read", includes: [] },
      { id: "vso.wiki_write", label: "Read & write", includes: ["vso.wiki"] },
    ],
  },
];

/** The selection without what another selected level already contains: that is what the form sends. */
export function maximalScopes(selected: ReadonlySet<string>): string[] {
  const levels = SCOPE_AREAS.flatMap(({ levels }) => levels).filter(({ id }) => selected.has(id));
  return levels.map(({ id }) => id).filter((id) => !levels.some(({ includes }) => includes.includes(id)));
}

/** The selection after one check box was pressed: a level brings the levels it contains, and goes with those that contain it. */
export function toggleScope(selected: ReadonlySet<string>, level: ScopeLevel, on: boolean): Set<string> {
  const next = new Set(selected);
  if (on) {
    for (const id of [level.id, ...level.includes]) next.add(id);
  } else {
    next.delete(level.id);
    for (const { levels } of SCOPE_AREAS) {
      for (const { id, includes } of levels) if (includes.includes(level.id)) next.delete(id);
    }
  }
  return next;
}
