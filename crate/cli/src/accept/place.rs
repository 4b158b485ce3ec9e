//! Where a file lies, told in a way that is the same on every machine.

use std::io;
use std::path::{Component, Path, PathBuf};

/// The top of the work tree that a folder lies in; the folder itself if it lies in none. The folder has to be
/// canonical.
pub(crate) fn top(folder: &Path) -> PathBuf {
    let top = folder.ancestors().find(|ancestor| ancestor.join(".git").symlink_metadata().is_ok());
    top.unwrap_or(folder).to_path_buf()
}

/// The folder of a file, canonical. The file need not exist.
pub(crate) fn folder_of(file: &Path) -> io::Result<PathBuf> {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.canonicalize(),
        _ => Path::new(".").canonicalize(),
    }
}

/// The path from a canonical folder, with `/` between names; None if it leads out of the folder or cannot be written
/// in Unicode. A symbolic link counts as what it is called.
pub(crate) fn from(root: &Path, path: &Path) -> Option<String> {
    let canonical = match path.file_name() {
        Some(name) => folder_of(path).ok()?.join(name),
        None => path.canonicalize().ok()?,
    };
    let names: Option<Vec<&str>> = canonical
        .strip_prefix(root)
        .ok()?
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    Some(names?.join("/"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn is_told_from_the_top_of_the_work_tree() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("work/deep/.git")).unwrap();
        fs::create_dir_all(root.join("work/deep/er")).unwrap();
        assert_eq!(top(&root.join("work/deep/er")), root.join("work/deep"));

        assert_eq!(
            from(&root, &root.join("work/deep/../deep/é b.yml")).as_deref(),
            Some("work/deep/é b.yml")
        );
        assert_eq!(from(&root, &root.join("work/deep/..")).as_deref(), Some("work"));
        assert_eq!(from(&root, &root).as_deref(), Some(""));
        assert_eq!(from(&root.join("work"), &root.join("other")), None);
    }
}
