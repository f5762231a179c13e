//! The endpoints that every resource has, declared once.

/// Declares the handlers of a list, an item and an aggregate of a resource.
///
/// A handler's name is its operation id. Parameters and bodies are added to the description from
/// the field table of the resource, so that they cannot differ from what is answered.
macro_rules! endpoints {
    (
        $resource:ident, $tag:tt,
        $list:ident $list_path:tt $list_summary:tt,
        $show:ident $show_path:tt $show_summary:tt,
        $aggregate:ident $aggregate_path:tt $aggregate_summary:tt,
        $export:ident $export_path:tt $export_summary:tt $(,)?
    ) => {
        use actix_web::{HttpRequest, HttpResponse, get, web};
        use openbudget_domain::resource::$resource;

        use crate::problem::Problem;
        use crate::rest::{aggregate, export, item, list};
        use crate::state::AppState;

        #[doc = $list_summary]
        #[utoipa::path(tag = $tag, responses((status = 200, description = "A page of items")))]
        #[get($list_path)]
        pub(crate) async fn $list(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, Problem> {
            list::answer(&$resource, &request, &state).await.map_err(|problem| problem.at(&request))
        }

        #[doc = $aggregate_summary]
        #[utoipa::path(tag = $tag, responses((status = 200, description = "A page of groups")))]
        #[get($aggregate_path)]
        pub(crate) async fn $aggregate(
            request: HttpRequest,
            state: web::Data<AppState>,
        ) -> Result<HttpResponse, Problem> {
            aggregate::answer(&$resource, &request, &state).await.map_err(|problem| problem.at(&request))
        }

        #[doc = $export_summary]
        #[utoipa::path(tag = $tag, responses((status = 200, description = "Every item, streamed")))]
        #[get($export_path)]
        pub(crate) async fn $export(
            request: HttpRequest,
            state: web::Data<AppState>,
            format: web::Path<String>,
        ) -> Result<HttpResponse, Problem> {
            export::answer(&$resource, &format, &request, &state).await.map_err(|problem| problem.at(&request))
        }

        #[doc = $show_summary]
        #[utoipa::path(tag = $tag, responses((status = 200, description = "The item")))]
        #[get($show_path)]
        pub(crate) async fn $show(
            request: HttpRequest,
            state: web::Data<AppState>,
            id: web::Path<String>,
        ) -> Result<HttpResponse, Problem> {
            item::answer(&$resource, &id, &request, &state).await.map_err(|problem| problem.at(&request))
        }

        /// Adds the handlers to an application.
        pub(crate) fn configure(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
            // The aggregate first: its path is one of the item's otherwise.
            config.service($list).service($export).service($aggregate).service($show);
        }
    };
}

pub(crate) use endpoints;
