package io.github.carillon.engines;

import io.github.carillon.testserver.EngineRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users, groups and tenants of an engine, and what the workers among them may do. Passwords are the users' names. */
final class People {

    /** May do everything but see instances, without which nothing is fetched. */
    static final String BLIND = "blind";

    /** May do everything but read the history. */
    static final String FORGETFUL = "forgetful";

    private static final Path PERMISSIONS = Path.of("../../docs/permissions.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][\\w ]+) \\| ([A-Z_, ]+) \\| (.*) \\|$");

    /** By the engine's own numbers. */
    private static final Map<String, Integer> RESOURCES =
            Map.of("User", 1, "Group", 2, "Authorization", 4, "Process Definition", 6, "Deployment", 9);

    private final EngineRest rest;

    People(EngineRest rest) {
        this.rest = rest;
    }

    void settle(String administrators) throws IOException {
        user("ann", "Ann", "ann@example.org");
        user("bob", "Bob", "bob@example.org");
        user("mary", "Mary", "mary@example.org");
        group("sales", "ann", "bob");
        rest.put("/group/" + administrators + "/members/mary", "");
        tenant("north");
        tenant("south");
        worker(Lab.WORKER, "");
        worker(BLIND, "READ_INSTANCE");
        worker(FORGETFUL, "READ_HISTORY");
    }

    private void user(String id, String firstName, String email) {
        String profile = "{\"id\":\"" + id + "\",\"firstName\":\"" + firstName
                + "\",\"lastName\":\"Example\",\"email\":\"" + email + "\"}";
        rest.post("/user/create", "{\"profile\":" + profile + ",\"credentials\":{\"password\":\"" + id + "\"}}");
    }

    private void group(String id, String... members) {
        rest.post("/group/create", "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"type\":\"WORKFLOW\"}");
        for (String member : members) {
            rest.put("/group/" + id + "/members/" + member, "");
        }
    }

    private void tenant(String id) {
        rest.post("/tenant/create", "{\"id\":\"" + id + "\",\"name\":\"" + id + "\"}");
    }

    /** With what the documentation asks for, and nothing else. */
    private void worker(String id, String without) throws IOException {
        user(id, id, id + "@example.org");
        for (String tenant : List.of("north", "south")) {
            rest.put("/tenant/" + tenant + "/user-members/" + id, "");
        }
        for (Map.Entry<Integer, List<String>> grant : documented().entrySet()) {
            List<String> permissions = new ArrayList<>(grant.getValue());
            permissions.remove(without);
            rest.post("/authorization/create", authorization(id, grant.getKey(), permissions));
        }
    }

    /** By their resources, since an engine refuses a second authorization for the same user and resource. */
    private static Map<Integer, List<String>> documented() throws IOException {
        Map<Integer, List<String>> grants = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PERMISSIONS));
        while (row.find()) {
            if (!row.group(3).startsWith("optional")) {
                grants.computeIfAbsent(RESOURCES.get(row.group(1)), resource -> new ArrayList<>())
                        .addAll(List.of(row.group(2).split(", ", -1)));
            }
        }
        return grants;
    }

    private static String authorization(String user, int resource, List<String> permissions) {
        return "{\"type\":1,\"permissions\":[\"" + String.join("\",\"", permissions) + "\"],\"userId\":\"" + user
                + "\",\"groupId\":null,\"resourceType\":" + resource + ",\"resourceId\":\"*\"}";
    }
}
