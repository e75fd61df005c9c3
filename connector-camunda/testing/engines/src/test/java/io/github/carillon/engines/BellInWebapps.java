package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.bell.NodeProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The bell in Tasklist and Cockpit, in Chromium. Pictures of it are left in the build directory. */
interface BellInWebapps {

    @Test
    default void the_bell_works_in_tasklist_and_cockpit(Lab lab) throws Throwable {
        lab.kind().withoutBell().ifPresent(reason -> Assumptions.abort(reason));
        Path pictures = Files.createDirectories(
                Path.of("target", "pictures", lab.kind().id()).toAbsolutePath());

        List<DynamicTest> tests =
                NodeProject.run(lab.bell().environment(lab.engine().webapps(), pictures.toString()), "webapps.test.js");

        assertThat(tests).isNotEmpty();
        for (DynamicTest test : tests) {
            test.getExecutable().execute();
        }
    }
}
