//! Randomness for operation ids, from the system.

use std::fs::File;
use std::io::Read;

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::id::OpId;

/// A new operation id.
///
/// # Errors
/// [`StoreFault::Io`] where the system gives no random bytes.
pub fn op_id() -> Result<OpId, Fault> {
    let mut id = [0; 16];
    let read = File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut id));
    read.map(|()| OpId(id)).map_err(|error| StoreFault::Io { cause: error.to_string() }.into())
}
