import { generate } from "selfsigned";

const HOSTS = [
  "dev.azure.com",
  "vssps.dev.azure.com",
  "*.visualstudio.com",
  "*.vssps.visualstudio.com",
  "tfs.example.test",
  "localhost",
];

/**
 * A fresh self-signed certificate for every host the replica answers for; nothing is kept on disk.
 * @returns {Promise<{ key: string, cert: string }>} PEM texts
 */
export async function selfSignedCertificate() {
  const pem = await generate([{ name: "commonName", value: "Azure DevOps replica" }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: HOSTS.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: pem.private, cert: pem.cert };
}
