package io.github.carillon.sandbox;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;

/**
 * The user demo and their colleagues: somebody to notify by name or by group, and those who hear of failures of the nightly
 * import. Their passwords are their names.
 */
final class SandboxUsers {

    private final IdentityService identities;

    SandboxUsers(IdentityService identities) {
        this.identities = identities;
    }

    void create() {
        colleague("mary", "Mary", "Anderson", "mary@example.org");
        colleague("john", "John", "Doe", "john@example.org");
        colleague("peter", "Peter", "Meter", null);
        colleague("nina", "Nina", "Novak", "nina@example.org");
        colleague("omar", "Omar", "Haddad", "omar@example.org");
        group("sales", "Sales", List.of("demo", "mary", "john", "peter"));
        // demo too, as whom newcomers log in
        group("importsupervisors", "Supervisors of the nightly import", List.of("demo", "nina", "omar"));
    }

    private void group(String id, String name, List<String> members) {
        Group group = identities.newGroup(id);
        group.setName(name);
        group.setType("WORKFLOW");
        identities.saveGroup(group);
        members.forEach(member -> identities.createMembership(member, id));
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
