// A page of projects that goes on, and an item fetched anew by its id: what Relay asks of a schema.
import { graphql } from "relay-runtime";

export const page = graphql`
  fragment projects_page on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
  @refetchable(queryName: "projectsPaginationQuery") {
    projects(first: $first, after: $after, filter: { budget: { ge: "100万元" } }, sort: [{ key: BUDGET, direction: DESC }])
      @connection(key: "projects_projects") {
      edges {
        node {
          id
          ...projects_item
        }
      }
    }
  }
`;

export const item = graphql`
  fragment projects_item on Project @refetchable(queryName: "projectsItemQuery") {
    name
    budget {
      amount
    }
    government {
      name
    }
  }
`;

export const query = graphql`
  query projectsQuery {
    ...projects_page
  }
`;
