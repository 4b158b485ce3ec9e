/** Names that lead to the replica. */
export const HOSTS = [
  "dev.azure.com",
  "vssps.dev.azure.com",
  "contoso.visualstudio.com",
  "contoso.vssps.visualstudio.com",
  "tfs.example.test",
  "unguarded.example.test",
];
