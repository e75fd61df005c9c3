package io.github.carillon.worker.engine;

import io.github.carillon.core.http.UrlPath;

/** What the engine must let the worker's user do, where it looks at authorizations. */
enum Permission {
    DEFINITION(6, "Process Definition", "READ"),
    INSTANCES(6, "Process Definition", "READ_INSTANCE"),
    UPDATES(6, "Process Definition", "UPDATE_INSTANCE"),
    HISTORY(6, "Process Definition", "READ_HISTORY"),
    USERS(1, "User", "READ"),
    GROUPS(2, "Group", "READ"),
    DEPLOYMENTS(9, "Deployment", "READ");

    private final int type;
    private final String resource;
    private final String name;

    Permission(int type, String resource, String name) {
        this.type = type;
        this.resource = resource;
        this.name = name;
    }

    /** Whether nothing at all is fetched, or answered, without it. */
    boolean isNeededByEveryTask() {
        return this == DEFINITION || this == INSTANCES || this == UPDATES;
    }

    /** Whether it may be given for some processes and not for others. */
    boolean isOfProcesses() {
        return type == DEFINITION.type;
    }

    /** Asks whether the worker's own user has it, for every resource of the kind. */
    UrlPath query() {
        return UrlPath.of("authorization", "check")
                .with("permissionName", name)
                .with("resourceName", resource)
                .with("resourceType", String.valueOf(type));
    }

    /** As the engine's Admin shows it. */
    @Override
    public String toString() {
        return resource + " " + name;
    }
}
