using BenchmarkDotNet.Running;
using Exchange.Bench;

BenchmarkSwitcher.FromAssembly(typeof(SeasonBenchmark).Assembly).Run(args);
