//! Disclosures with their newest revision.

use super::revision;

super::endpoint::endpoints!(
    DISCLOSURES,
    "disclosures",
    list_disclosures "/v1/disclosures" "List disclosures with their newest revision",
    show_disclosure "/v1/disclosures/{id}" "Show one disclosure",
    aggregate_disclosures "/v1/disclosures/aggregate" "Count and sum disclosures with their newest revision by group",
    export_disclosures "/v1/disclosures.{format}" "Export disclosures with their newest revision, all of them",
);

/// List the revisions of a disclosure, the first first
#[utoipa::path(tag = "disclosures", responses((status = 200, description = "Every revision")))]
#[get("/v1/disclosures/{id}/revisions")]
pub(crate) async fn list_revisions(
    request: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    revision::list(&id, &request, &state).await.map_err(|problem| problem.at(&request))
}

/// Compare two revisions of a disclosure, fact by fact
#[utoipa::path(tag = "disclosures", responses((status = 200, description = "What differs")))]
#[get("/v1/disclosures/{id}/differences")]
pub(crate) async fn list_differences(
    request: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    revision::differences(&id, &request, &state).await.map_err(|problem| problem.at(&request))
}
