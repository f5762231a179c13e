//! How many requests an address may make: off unless the server is told a number.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::{ResponseError, web};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::problem::Problem;
use crate::state::AppState;

/// The seconds that a quota is for.
const WINDOW: u32 = 60;
/// Beyond this number of remembered addresses those that have not asked for long are forgotten.
const MOST_ADDRESSES: usize = 100_000;

const LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

type Buckets = RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>;

/// A quota of requests a minute for each address: all at once or evenly.
#[derive(Clone)]
pub(crate) struct RateLimit {
    per_minute: NonZeroU32,
    buckets: Arc<Buckets>,
    clock: DefaultClock,
}

impl std::fmt::Debug for RateLimit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("RateLimit").field("per_minute", &self.per_minute).finish_non_exhaustive()
    }
}

impl RateLimit {
    /// A quota; none where the number is 0.
    pub(crate) fn new(per_minute: u32) -> Option<Self> {
        let per_minute = NonZeroU32::new(per_minute)?;
        let buckets = RateLimiter::dashmap(Quota::per_minute(per_minute)).with_middleware();
        Some(Self { per_minute, buckets: Arc::new(buckets), clock: DefaultClock::default() })
    }

    /// How many requests are left to an address, or how long it has to wait for one.
    fn take(&self, address: IpAddr) -> Result<u32, Duration> {
        if self.buckets.len() > MOST_ADDRESSES {
            self.buckets.retain_recent();
        }
        match self.buckets.check_key(&address) {
            Ok(state) => Ok(state.remaining_burst_capacity()),
            Err(refused) => Err(refused.wait_time_from(self.clock.now())),
        }
    }
}

/// Counts requests against the quota of their address, and tells what is left as
/// draft-ietf-httpapi-ratelimit-headers has it.
pub(crate) async fn keep_limit(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let limit = request.app_data::<web::Data<AppState>>().and_then(|state| state.limit().cloned());
    let (Some(limit), Some(peer)) = (limit, request.peer_addr()) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let taken = limit.take(network(peer.ip()));
    let (left, wait) = match taken {
        Ok(left) => (left, None),
        // Whole seconds, rounded up: who waits so long is served.
        Err(wait) => (0, Some(wait.as_secs().saturating_add(1))),
    };
    let mut response = if wait.is_none() {
        next.call(request).await?.map_into_boxed_body()
    } else {
        let problem = Problem::of("rate_limited").at(request.request());
        request.into_response(problem.error_response())
    };
    let headers = response.headers_mut();
    let resets = wait.unwrap_or_else(|| u64::from(WINDOW));
    for (name, value) in [
        (POLICY, Some(format!("\"default\";q={};w={WINDOW}", limit.per_minute))),
        (LIMIT, Some(format!("\"default\";r={left};t={resets}"))),
        (RETRY_AFTER, wait.map(|seconds| seconds.to_string())),
    ] {
        if let Some(Ok(value)) = value.map(|value| HeaderValue::from_str(&value)) {
            headers.insert(name, value);
        }
    }
    Ok(response)
}

/// The network that is counted as one: an address of IPv4, the first 64 bits of one of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) >> 64 << 64).into()),
    }
}
