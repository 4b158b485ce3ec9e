//! What a person does so that a reference leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setup {
    /// Where it is done.
    pub place: Place,
    /// The name of the variable or secret; empty if there is none.
    pub name: String,
    /// What to run there. It asks for the value, so that it stands in no history.
    pub command: String,
}

/// Where something is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A shell such as bash or zsh.
    Posix,
    /// PowerShell 7.1 or newer.
    PowerShell,
    /// The command prompt of Windows.
    Cmd,
    /// Azure Pipelines: a secret variable.
    Pipeline,
    /// GitHub: a secret of the repository.
    GitHub,
    /// In the folder of the program.
    Program,
    /// At the top of the file itself.
    File,
    /// Git and what signs in for it.
    Git,
    /// A package manager and what signs in for it.
    Feed,
    /// Docker, where the image is built or run.
    Docker,
    /// Kubernetes.
    Cluster,
    /// Kubernetes, where a file is applied.
    Manifest,
    /// Helm, where a chart is installed.
    Chart,
    /// Azure Key Vault, by the Azure CLI in bash or zsh.
    Vault,
}

/// For programs that run anywhere.
pub(crate) const PROGRAM: &[fn(&str) -> Setup] = &[Setup::posix, Setup::powershell];

impl Setup {
    /// In bash and zsh: asks for the value and exports it.
    pub(crate) fn posix(name: &str) -> Self {
        Self { place: Place::Posix, name: name.into(), command: format!("read -rs {name} && export {name}") }
    }

    /// In bash and zsh: asks for the value and exports it in Base64.
    pub(crate) fn posix_base64(name: &str) -> Self {
        let command =
            format!("read -rs VALUE && export {name}=\"$(printf %s \"$VALUE\" | base64 | tr -d '\\n')\"");
        Self { place: Place::Posix, name: name.into(), command }
    }

    /// In PowerShell: asks for the value.
    pub(crate) fn powershell(name: &str) -> Self {
        let command = format!("$env:{name} = Read-Host -MaskInput {name}");
        Self { place: Place::PowerShell, name: name.into(), command }
    }

    /// In Azure Pipelines: a secret variable of the pipeline; the Azure CLI asks for the value.
    pub(crate) fn pipeline(name: &str) -> Self {
        let command =
            format!("az pipelines variable create --pipeline-name PIPELINE --name {name} --secret true");
        Self { place: Place::Pipeline, name: name.into(), command }
    }

    /// In GitHub: a secret of the repository; its command line asks for the value.
    pub(crate) fn github(name: &str) -> Self {
        Self { place: Place::GitHub, name: name.into(), command: format!("gh secret set {name}") }
    }

    /// In Docker: hands a build the values that the environment has.
    pub(crate) fn docker_build(names: &BTreeSet<String>) -> Self {
        let secrets: String = names.iter().map(|name| format!(" --secret id={name},env={name}")).collect();
        Self { place: Place::Docker, name: String::new(), command: format!("docker build{secrets} .") }
    }

    /// In Docker: hands a container the values that the environment has.
    pub(crate) fn docker_run(names: &BTreeSet<String>) -> Self {
        let names: String = names.iter().map(|name| format!(" --env {name}")).collect();
        Self { place: Place::Docker, name: String::new(), command: format!("docker run{names} IMAGE") }
    }

    /// In Kubernetes: a Secret with one value, which the shell asks for.
    pub(crate) fn cluster(secret: &str, key: &str) -> Self {
        let command = format!(
            "read -rs VALUE && printf %s \"$VALUE\" | kubectl create secret generic {secret} --from-file={key}=/dev/stdin"
        );
        Self { place: Place::Cluster, name: key.into(), command }
    }

    /// In Kubernetes: fills a file in with the values that the environment has.
    pub(crate) fn manifest() -> Self {
        let command = String::from("envsubst < FILE | kubectl apply --filename -");
        Self { place: Place::Manifest, name: String::new(), command }
    }

    /// In Helm: values of a chart, by the variables of the shell that have them. They count more than those of a file.
    pub(crate) fn chart(values: &BTreeMap<String, String>) -> Self {
        let values: String = values
            .iter()
            .map(|(value, name)| format!(" --set-file {value}=<(printf %s \"${name}\")"))
            .collect();
        let command = format!("helm upgrade --install RELEASE CHART --values FILE{values}");
        Self { place: Place::Chart, name: String::new(), command }
    }

    /// In Azure Key Vault: a secret, whose value the shell asks for. The command would print it otherwise.
    pub(crate) fn vault(vault: &str, name: &str) -> Self {
        let command = format!(
            "read -rs VALUE && az keyvault secret set --vault-name {vault} --name {name} --file <(printf %s \"$VALUE\") --output none"
        );
        Self { place: Place::Vault, name: name.into(), command }
    }

    /// In the command prompt of Windows: asks for the value.
    pub(crate) fn cmd(name: &str) -> Self {
        Self { place: Place::Cmd, name: name.into(), command: format!("set /p {name}={name}: ") }
    }

    /// For Terraform, in bash and zsh: asks for the value of a variable and exports it.
    pub(crate) fn terraform_posix(name: &str) -> Self {
        Self::posix(&format!("TF_VAR_{}", name.to_ascii_lowercase()))
    }

    /// For Terraform, in PowerShell: asks for the value of a variable.
    pub(crate) fn terraform_powershell(name: &str) -> Self {
        Self::powershell(&format!("TF_VAR_{}", name.to_ascii_lowercase()))
    }

    /// For pip: what signs in to Azure Artifacts for it.
    pub(crate) fn keyring() -> Self {
        let command = String::from("pip install keyring artifacts-keyring");
        Self { place: Place::Feed, name: String::new(), command }
    }

    /// Git without a token, for what follows the user and the password in an address.
    pub(crate) fn git(host: &str) -> Self {
        let host = host.split('/').next().unwrap_or_default();
        let is_azure = host == "dev.azure.com" || host.ends_with(".visualstudio.com");
        let command = if is_azure {
            "git config --global credential.azreposCredentialType oauth"
        } else {
            "git config --global credential.helper manager"
        };
        Self { place: Place::Git, name: String::new(), command: command.into() }
    }
}
