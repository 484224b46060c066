#[test]
fn zz() {
    let bytes = std::fs::read("tests/fixtures/keepass4.kdbx").unwrap();
    let key = keepass::DatabaseKey::new().with_password("orange-Umbrella-7");
    match keepass::Database::parse(&bytes, key) {
        Ok(_) => println!("ok"),
        Err(error) => println!("{error:?}"),
    }
}
