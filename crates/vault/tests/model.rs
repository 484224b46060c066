//! Any sequence of operations on a vault gives what the same sequence gives on a simple model in memory.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod operations;
mod support;

use operations::{Dice, Model, Worker};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_vault_is_what_its_model_is(seed: u64, steps in 1_usize..40) {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let dir = folder.path().join("vault");
            let mut worker = Worker::start(&dir, 1, true, Model::default()).await.unwrap();
            worker.prepare().await.unwrap();
            let mut dice = Dice::new(seed);
            for _ in 0..steps {
                let step = worker.choose(&mut dice);
                worker.attempt(&step).await.unwrap();
                worker.look().await.unwrap();
            }
        });
    }
}
