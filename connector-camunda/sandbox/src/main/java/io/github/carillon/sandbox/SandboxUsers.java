package io.github.carillon.sandbox;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;

/** The user demo and their colleagues: somebody to notify by name or by group. Their passwords are their names. */
final class SandboxUsers {

    private static final String GROUP = "sales";

    private final IdentityService identities;

    SandboxUsers(IdentityService identities) {
        this.identities = identities;
    }

    void create() {
        Group group = identities.newGroup(GROUP);
        group.setName("Sales");
        group.setType("WORKFLOW");
        identities.saveGroup(group);
        colleague("mary", "Mary", "Anderson", "mary@example.org");
        colleague("john", "John", "Doe", "john@example.org");
        colleague("peter", "Peter", "Meter", null);
        List.of("demo", "mary", "john", "peter").forEach(id -> identities.createMembership(id, GROUP));
    }

    private void colleague(String id, String firstName, String lastName, @Nullable String email) {
        User user = identities.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setPassword(id);
        if (email != null) {
            user.setEmail(email);
        }
        identities.saveUser(user);
    }
}
