package io.github.carillon.engines;

@OnEngine(EngineKind.CIB_SEVEN)
final class CibSevenTest implements Conformance {}
