//! `native tokens COUNT`: so many test tokens of each form that Azure DevOps issues, a line each, by turns.

use std::io;

use patrol_detect::generate;

#[allow(clippy::print_stdout, reason = "printing the tokens is what this program is for")]
pub(crate) fn run(count: &str) -> io::Result<()> {
    for seed in 1..=count.parse().map_err(io::Error::other)? {
        println!("{}", generate::azure_devops_pat(seed));
        println!("{}", generate::azure_devops_pat_legacy(seed));
        println!("{}", generate::azure_devops_app_secret(seed));
    }
    Ok(())
}
