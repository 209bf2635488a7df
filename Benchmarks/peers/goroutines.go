// Command goroutines prints the rate of one row on goroutines with GOMAXPROCS=1:
//
//	goroutines ROW A B
//
// It prints what asyncio_peer.py prints.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

const noSuchRow = 3

func inAll(count int, body func(int)) {
	var group sync.WaitGroup
	group.Add(count)
	for i := 0; i < count; i++ {
		go func(i int) {
			defer group.Done()
			body(i)
		}(i)
	}
	group.Wait()
}

func yields(tasks, count int) {
	inAll(tasks, func(int) {
		for i := 0; i < count; i++ {
			runtime.Gosched()
		}
	})
}

func timers(sleepers, _ int) {
	inAll(sleepers, func(i int) { time.Sleep(time.Duration((i*7919%sleepers + 1) * 10)) })
}

func spawn(count, _ int) {
	done := make(chan struct{})
	for i := 0; i < count; i++ {
		go func() { done <- struct{}{} }()
		<-done
	}
}

// An unbuffered channel each way is Go's event.
func events(rounds, _ int) {
	ping, pong := make(chan struct{}), make(chan struct{})
	go func() {
		for i := 0; i < rounds; i++ {
			<-ping
			pong <- struct{}{}
		}
	}()
	for i := 0; i < rounds; i++ {
		ping <- struct{}{}
		<-pong
	}
}

func queue(items, capacity int) {
	channel := make(chan int, capacity)
	go func() {
		for i := 0; i < items; i++ {
			channel <- i
		}
	}()
	for i := 0; i < items; i++ {
		<-channel
	}
}

func gather(rounds, width int) {
	for i := 0; i < rounds; i++ {
		inAll(width, func(int) { runtime.Gosched() })
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	rows := map[string]func(int, int){
		"yields": yields, "timers": timers, "spawn": spawn,
		"events": events, "queue": queue, "gather": gather,
	}
	row := os.Args[1]
	run, known := rows[row]
	if !known {
		os.Exit(noSuchRow)
	}
	first, _ := strconv.Atoi(os.Args[2])
	second, _ := strconv.Atoi(os.Args[3])
	operations := first
	if row == "yields" {
		operations = first * (second + 1)
	} else if row == "gather" {
		operations = first * second
	}
	fmt.Println("Go", runtime.Version()[2:], "goroutines, GOMAXPROCS=1")
	for round := 0; round < 6; round++ {
		start := time.Now()
		run(first, second)
		seconds := time.Since(start).Seconds()
		if round > 0 {
			fmt.Println(float64(operations) / seconds)
		}
	}
}
