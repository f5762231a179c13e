//! Projects with their performance tables.

super::endpoint::endpoints!(
    PROJECTS,
    "projects",
    list_projects "/v1/projects" "List projects with their performance tables",
    show_project "/v1/projects/{id}" "Show one project",
    aggregate_projects "/v1/projects/aggregate" "Count and sum projects with their performance tables by group",
    export_projects "/v1/projects.{format}" "Export projects with their performance tables, all of them",
);
