use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: nothing that should stop anybody.
    Fine,
    /// 1: findings that wait for a verdict, at or above the severity asked for.
    Found,
    /// 2: something could not be checked.
    CouldNot,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::Found => Self::from(1),
            Exit::CouldNot => Self::from(2),
        }
    }
}
