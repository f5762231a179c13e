// Starts GraphiQL on this server's endpoint.
const example = `{
  projects(sort: [{key: BUDGET, direction: DESC}], first: 3) {
    totalCount
    nodes {
      name
      budget { amount printed unit }
      government { name }
      indicators(first: 3) { nodes { name target { printed } source { text } } }
    }
  }
}
`;
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
const root = ReactDOM.createRoot(document.getElementById("graphiql"));
root.render(React.createElement(GraphiQL, { fetcher, defaultQuery: example }));
