package io.github.carillon.sandbox;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The deployed examples by HTTP, for the page's buttons. */
@RestController
final class ExampleController {

    private final ExampleShelf shelf;

    ExampleController(ExampleShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping(path = "/sandbox/examples", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Example> examples() {
        return shelf.examples();
    }
}
