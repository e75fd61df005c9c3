package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several customers on one engine. */
interface Tenants {

    @Test
    default void one_worker_serves_all_tenants_and_a_note_stays_with_its_own(Lab lab) throws Exception {
        Model model = Model.of("of-a-tenant")
                .step(Step.sendNotification("SignalR")
                        .with("userName", "bob")
                        .with("subject", "From {{place}}")
                        .with("body", "A note."));
        for (String tenant : List.of("north", "south", "")) {
            lab.deploy(model, tenant);
            // several have it, so that nobody's is never meant by the key alone
            lab.finished(lab.start(model, tenant, "tenant-" + tenant, Map.of("place", "the " + tenant)));
        }

        assertThat(titles(lab, "north")).containsExactly("From the north");
        assertThat(titles(lab, "south")).containsExactly("From the south");
        assertThat(titles(lab, "")).contains("From the ").doesNotContain("From the north", "From the south");
    }

    private static List<String> titles(Lab lab, String tenant) throws Exception {
        return lab.worker().notes("bob", tenant).stream()
                .map(note -> note.path("title"))
                .map(JsonNode::asText)
                .toList();
    }
}
