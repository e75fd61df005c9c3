package io.github.carillon.engines;

@OnEngine(EngineKind.CAMUNDA_7_22)
final class Camunda722Test implements Conformance {}
